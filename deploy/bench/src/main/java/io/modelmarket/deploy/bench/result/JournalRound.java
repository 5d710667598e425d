package io.modelmarket.deploy.bench.result;

import io.modelmarket.deploy.bench.load.LoadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One round of two data planes, one of which syncs before it answers.
 *
 * @param rawSync the median of the disk's own write and sync, in microseconds
 */
public record JournalRound(double rawSync, LoadReport durable, LoadReport processCrash) {

    private static final Target KEPT = Target.atLeast(0.85);
    private static final Target ADDED = Target.atMost(60);
    private static final String RATE = "requests/s";
    private static final String TIME = "us";

    /**
     * The rounds' medians; ratios and differences are medians of the rounds' own.
     *
     * @param alone whether there is one connection, which waits for every sync, rather than many, which share them
     */
    public static List<Case> cases(String label, boolean alone, List<JournalRound> rounds) {
        Figures figures = new Figures(label, rounds, new ArrayList<>());
        figures.add("throughput-vs-process-crash", JournalRound::kept, "x", alone ? null : KEPT);
        figures.add("p50-above-raw-sync", JournalRound::added, TIME, alone ? ADDED : null);
        figures.add("raw-sync-p50", JournalRound::rawSync, TIME, null);
        figures.add("durable-throughput", round -> round.durable.throughput(), RATE, null);
        figures.add("process-crash-throughput", round -> round.processCrash.throughput(), RATE, null);
        figures.add("durable-p50", round -> round.durable.latency().p50(), TIME, null);
        figures.add("process-crash-p50", round -> round.processCrash.latency().p50(), TIME, null);
        figures.add("durable-p99", round -> round.durable.latency().p99(), TIME, null);
        figures.add("process-crash-p99", round -> round.processCrash.latency().p99(), TIME, null);
        double failures = rounds.stream()
                .mapToLong(round -> round.durable.failed() + round.processCrash.failed())
                .sum();
        figures.cases.add(new Case(label + "/failures", failures, "requests", Target.atMost(0)));
        return List.copyOf(figures.cases);
    }

    private double kept() {
        return durable.throughput() / processCrash.throughput();
    }

    /** What waiting for the disk adds to a call, beyond the disk's own time. */
    private double added() {
        return durable.latency().p50() - processCrash.latency().p50() - rawSync;
    }

    private record Figures(String label, List<JournalRound> rounds, List<Case> cases) {

        private void add(String name, ToDoubleFunction<JournalRound> value, String unit, @Nullable Target target) {
            Statistics.median(rounds.stream().map(value::applyAsDouble).toList())
                    .ifPresent(median ->
                            cases.add(new Case(label + "/" + name, Statistics.rounded(median), unit, target)));
        }
    }
}
