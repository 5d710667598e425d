package io.modelmarket.deploy.bench.isolated;

import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.result.Case;
import io.modelmarket.deploy.bench.result.Statistics;
import io.modelmarket.deploy.bench.result.Target;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One round, in answers a second.
 *
 * @param isolated through a worker, batched
 * @param inProcess the same batches without a worker
 * @param unbatched a run for each answer, without a worker
 */
record IsolatedRound(double isolated, double inProcess, double unbatched) {

    private static final Target TARGET = Target.atLeast(0.8);
    private static final String ANSWERS = "answers/s";
    private static final String RATIO = "x";

    /** The rounds' medians; ratios are medians of the rounds' own. */
    static List<Case> cases(String label, List<IsolatedRound> rounds) {
        return List.of(
                figure(
                        label + "/isolated-vs-in-process",
                        rounds,
                        round -> round.isolated / round.inProcess,
                        RATIO,
                        TARGET),
                figure(
                        label + "/isolated-vs-unbatched",
                        rounds,
                        round -> round.isolated / round.unbatched,
                        RATIO,
                        null),
                figure(label + "/isolated-throughput", rounds, IsolatedRound::isolated, ANSWERS, null),
                figure(label + "/in-process-throughput", rounds, IsolatedRound::inProcess, ANSWERS, null),
                figure(label + "/unbatched-throughput", rounds, IsolatedRound::unbatched, ANSWERS, null));
    }

    private static Case figure(
            String name,
            List<IsolatedRound> rounds,
            ToDoubleFunction<IsolatedRound> value,
            String unit,
            @Nullable Target target) {
        double median = Statistics.median(
                        rounds.stream().map(value::applyAsDouble).toList())
                .orElseThrow(() -> new BenchFailure("no round of " + name));
        return new Case(name, Statistics.rounded(median), unit, target);
    }
}
