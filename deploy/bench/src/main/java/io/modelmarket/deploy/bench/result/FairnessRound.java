package io.modelmarket.deploy.bench.result;

import io.modelmarket.deploy.bench.load.LoadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One round of a tenant that is measured and another that floods.
 *
 * @param alone the tenant with nobody else
 * @param flooded the same beside the flood
 * @param flood the flood
 */
public record FairnessRound(LoadReport alone, LoadReport flooded, LoadReport flood) {

    /**
     * Of two tenants with equal weight each has half of the worker; a fifth of that is left for the flood's share of
     * everything that is not the worker. Without turns a tenant with a tenth of the connections would keep 0.09.
     */
    private static final Target SHARE = Target.atLeast(0.4);

    /** Half the worker is twice the time; a batch of the flood that has begun must end first, and is as long again. */
    private static final Target SLOWER = Target.atMost(4);

    private static final String RATE = "requests/s";
    private static final String TIME = "us";
    private static final String RATIO = "x";

    /**
     * The rounds' medians; ratios are medians of the rounds' own.
     *
     * @param bound whether the worker's time is what runs out, so that the share of it shows in the throughput
     */
    public static List<Case> cases(String label, List<FairnessRound> rounds, boolean bound) {
        Figures figures = new Figures(label, rounds, new ArrayList<>());
        figures.add("throughput-vs-alone", ratio(LoadReport::throughput), RATIO, bound ? SHARE : null);
        figures.add("p50-vs-alone", ratio(report -> report.latency().p50()), RATIO, null);
        figures.add("p99-vs-alone", ratio(report -> report.latency().p99()), RATIO, SLOWER);
        figures.add("alone-throughput", round -> round.alone.throughput(), RATE, null);
        figures.add("alone-p50", round -> round.alone.latency().p50(), TIME, null);
        figures.add("alone-p99", round -> round.alone.latency().p99(), TIME, null);
        figures.add("flooded-throughput", round -> round.flooded.throughput(), RATE, null);
        figures.add("flooded-p50", round -> round.flooded.latency().p50(), TIME, null);
        figures.add("flooded-p99", round -> round.flooded.latency().p99(), TIME, null);
        figures.add("flood-throughput", round -> round.flood.throughput(), RATE, null);
        figures.add("flood-longest", round -> round.flood.latency().max(), TIME, null);
        figures.sum("flood-refusals", round -> refusals(round.flood), null);
        figures.sum("flood-failures", round -> round.flood.failed() - refusals(round.flood), Target.atMost(0));
        figures.sum("failures", round -> round.alone.failed() + round.flooded.failed(), Target.atMost(0));
        return List.copyOf(figures.cases);
    }

    /** Answers that say to come back later. */
    private static double refusals(LoadReport report) {
        return report.failures().entrySet().stream()
                .filter(failure -> Stream.of("status 429", "status 503").anyMatch(failure.getKey()::startsWith))
                .mapToLong(failure -> failure.getValue())
                .sum();
    }

    private static ToDoubleFunction<FairnessRound> ratio(ToDoubleFunction<LoadReport> figure) {
        return round -> figure.applyAsDouble(round.flooded) / figure.applyAsDouble(round.alone);
    }

    private record Figures(String label, List<FairnessRound> rounds, List<Case> cases) {

        private void add(String name, ToDoubleFunction<FairnessRound> value, String unit, @Nullable Target target) {
            Statistics.median(rounds.stream().map(value::applyAsDouble).toList())
                    .ifPresent(median ->
                            cases.add(new Case(label + "/" + name, Statistics.rounded(median), unit, target)));
        }

        private void sum(String name, ToDoubleFunction<FairnessRound> value, @Nullable Target target) {
            double sum = rounds.stream().mapToDouble(value).sum();
            cases.add(new Case(label + "/" + name, sum, "requests", target));
        }
    }
}
