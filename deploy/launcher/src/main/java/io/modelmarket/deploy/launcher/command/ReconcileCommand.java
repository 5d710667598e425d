package io.modelmarket.deploy.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.demo.Market;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code market reconcile --period 2026-11}: has billing recount its rollups from the archived events. */
@Command(
        name = "reconcile",
        description = "Recounts a month's usage from the archived events and compares. Exit 1 if anything differs.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ReconcileCommand implements Callable<Integer> {

    private final Supplier<Market> running;

    @Option(
            names = "--period",
            required = true,
            paramLabel = "<month>",
            converter = MonthConverter.class,
            description = "The month, written like 2026-11.")
    private YearMonth period;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param running finds the running market, or says that there is none
     */
    public ReconcileCommand(Supplier<Market> running) {
        this.running = running;
    }

    @Override
    public Integer call() {
        JsonNode found = FinanceAnswer.of(
                running.get(), "/v1/finance/reconciliation?period=" + period, "the period cannot be reconciled");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(found);
        } else {
            print(out, found);
        }
        return found.path("verdict").asText().equals("EQUAL") ? 0 : 1;
    }

    private static void print(PrintWriter out, JsonNode found) {
        out.println(found.path("verdict").asText().toLowerCase(Locale.ROOT));
        printTotals(out, "archived", found.path("archived"));
        printTotals(out, "counted", found.path("counted"));
        out.println(String.format(
                Locale.ROOT,
                "%d files, %d bytes",
                found.path("files").asLong(),
                found.path("bytes").asLong()));
        for (JsonNode problem : found.path("problems")) {
            out.println(String.format(
                    Locale.ROOT,
                    "FILE %s: %s",
                    problem.path("path").asText(),
                    problem.path("problem").asText()));
        }
        printGaps(out, found);
        if (found.path("unarchived").asLong() > 0) {
            out.println(found.path("unarchived").asLong() + " records are counted but not archived yet");
        }
        printDifferences(out, found);
    }

    private static void printGaps(PrintWriter out, JsonNode found) {
        for (JsonNode gap : found.path("gaps")) {
            out.println(String.format(
                    Locale.ROOT,
                    "GAP in partition %d: records %d to %d are in no file",
                    gap.path("partition").asInt(),
                    gap.path("firstOffset").asLong(),
                    gap.path("lastOffset").asLong()));
        }
        for (JsonNode missing : found.path("missing")) {
            out.println(String.format(
                    Locale.ROOT,
                    "MISSING of %s, epoch %d, partition %d: sequences %d to %d are counted and not archived",
                    missing.path("node").asText(),
                    missing.path("epoch").asLong(),
                    missing.path("partition").asInt(),
                    missing.path("first").asLong(),
                    missing.path("last").asLong()));
        }
    }

    private static void printTotals(PrintWriter out, String what, JsonNode totals) {
        out.println(String.format(
                Locale.ROOT,
                "%-8s %d events in %d rollups: %d requests, %d failed, %d rows, %d us, %d bytes in, %d bytes out,"
                        + " %d tokens in, %d tokens out",
                what,
                totals.path("events").asLong(),
                totals.path("rollups").asLong(),
                totals.path("requests").asLong(),
                totals.path("failed").asLong(),
                totals.path("rows").asLong(),
                totals.path("computeMicros").asLong(),
                totals.path("bytesIn").asLong(),
                totals.path("bytesOut").asLong(),
                totals.path("tokensIn").asLong(),
                totals.path("tokensOut").asLong()));
    }

    private static void printDifferences(PrintWriter out, JsonNode found) {
        JsonNode items = found.path("items");
        for (JsonNode item : items) {
            out.println(String.format(
                    Locale.ROOT,
                    "DIFFERENT subscription %s, release %s, %s, %s: archived %d, counted %d",
                    item.path("subscription").asText(),
                    item.path("release").asText(),
                    item.path("meter").asText(),
                    item.path("hour").asText(),
                    item.path("archived").asLong(),
                    item.path("counted").asLong()));
        }
        long more = found.path("differences").asLong() - items.size();
        if (more > 0) {
            out.println("and " + more + " more");
        }
    }
}
