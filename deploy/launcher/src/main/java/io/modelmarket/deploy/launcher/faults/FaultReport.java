package io.modelmarket.deploy.launcher.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.launcher.faults.Injector.Suffered;
import io.modelmarket.deploy.stack.process.StackException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run found. */
public record FaultReport(long seed, List<Round> rounds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether every comparison of every round held. */
    public boolean right() {
        return rounds.stream().allMatch(Round::right);
    }

    /** The report as one JSON object. */
    public String json() {
        try {
            return JSON.writeValueAsString(Map.of("seed", seed, "right", right(), "rounds", rounds));
        } catch (JsonProcessingException e) {
            throw new StackException("cannot write the report: " + e.getMessage(), e);
        }
    }

    /** The report as text: for each round its faults, its requests, and its comparisons. */
    public String table() {
        StringBuilder text = new StringBuilder();
        for (Round round : rounds) {
            line(text, "%nround %d, seed %d", round.number(), round.seed());
            for (Suffered fault : round.faults()) {
                line(text, "  %s", described(fault));
            }
            line(text, "  %s", round.summary());
            for (Check check : round.checks()) {
                line(
                        text,
                        "  %-5s %-70s %s%s",
                        check.holds() ? "ok" : "WRONG",
                        check.name(),
                        check.found(),
                        check.holds() ? "" : ", must be " + check.expected());
            }
        }
        line(text, "%n%s", right() ? "everything agrees" : "THERE ARE DIFFERENCES");
        return text.toString();
    }

    private static String described(Suffered fault) {
        return fault.skipped()
                ? fault.fault() + ": " + fault.note()
                : String.format(
                        Locale.ROOT,
                        "%-52s served and ready again after %5.1f s  %s",
                        fault.fault(),
                        fault.recoverySeconds(),
                        fault.note());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "%n", values));
    }
}
