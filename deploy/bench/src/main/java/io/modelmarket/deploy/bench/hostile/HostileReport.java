package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.deploy.bench.result.ServingReport.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What hostile models did, as it is written down. */
public record HostileReport(List<Row> results, List<String> notes, String table) {

    private static final int MOST_RULES = 12;

    /** Keeps its own lists. */
    public HostileReport {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /** Of models that were inspected and run without a market. */
    static HostileReport of(Turns turns, long seed, Tally tally) {
        return of(turns, seed, tally, Finding.direct(), List.of());
    }

    /**
     * Of models that were tried.
     *
     * @param lines what is told of them, found or not
     * @param more figures besides
     */
    public static HostileReport of(Turns turns, long seed, Tally tally, Set<Finding> lines, List<Row> more) {
        List<Row> rows = new ArrayList<>();
        rows.add(figure("models of seed " + seed, turns.taken(), ""));
        for (Finding finding : lines) {
            int count = tally.count(finding);
            rows.add(
                    finding.isFailure()
                            ? new Row(finding.words(), count, "", 0.0, false, count == 0)
                            : figure(finding.words(), count, ""));
        }
        rows.addAll(more);
        List<String> notes = new ArrayList<>();
        if (turns.outOfTime()) {
            notes.add("the time was over after " + turns.taken() + " of " + turns.models() + " models");
        }
        notes.addAll(tally.failures());
        if (lines.stream().anyMatch(finding -> finding.isKept() && tally.count(finding) > 0)) {
            notes.add("models worth a look are in " + tally.kept());
        }
        return new HostileReport(rows, notes, table(rows, notes, tally));
    }

    /** A figure that is only told. */
    public static Row figure(String name, double value, String unit) {
        return new Row(name, value, unit, null, false, null);
    }

    private static String table(List<Row> rows, List<String> notes, Tally tally) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            Boolean met = row.met();
            text.append(
                    row.unit().isEmpty()
                            ? String.format(Locale.ROOT, "%-36s %8.0f", row.name(), row.value())
                            : String.format(Locale.ROOT, "%-36s %8.1f %s", row.name(), row.value(), row.unit()));
            text.append(met == null ? "" : met ? "  target 0  met" : "  target 0  MISSED")
                    .append('\n');
        }
        text.append("\nrefused most often by:\n");
        tally.rules().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_RULES)
                .forEach(rule ->
                        text.append(String.format(Locale.ROOT, "  %-34s %8d%n", rule.getKey(), rule.getValue())));
        notes.forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }
}
