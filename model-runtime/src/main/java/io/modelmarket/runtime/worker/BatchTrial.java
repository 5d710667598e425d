package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.GeneratedInputs;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out by running it how many rows of a fresh model are best run at once. A model may run several requests as one
 * only if the first dimension of all its inputs and outputs is one and the same free dimension, and if drawn rows give
 * together what each gives alone. Then it is the number of rows at which one of them is cheapest that counts.
 */
public final class BatchTrial {

    private static final Logger LOG = LoggerFactory.getLogger(BatchTrial.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long MAX_ROW_BYTES = 16L << 20;
    private static final int MAX_ROWS = 64;
    private static final int ROWS_COMPARED = 3;
    private static final int ROUNDS = 5;
    private static final int[] WHOLE_NUMBERS = {100, 2};
    private static final long LONG_ENOUGH_NANOS = 20_000_000;
    /** From here on it is not run a second time: others share the processors with it. */
    private static final long TOO_LONG_TO_REPEAT_NANOS = 2_000_000_000;
    /** A slow node is no reason to end a worker that others use. */
    private static final Duration ALLOWED = Duration.ofMinutes(2);

    private static final double HARDLY_MORE = 1.05;

    private static final String ONE_IS_LONG = "one row alone takes more than " + LONG_ENOUGH_NANOS / 1_000_000 + " ms";

    /** About what it costs to send a run to a worker and to take its answer, however many rows it has. */
    private static final long MESSAGE_NANOS = 20_000;

    private static final Caller NOBODY = new Caller("", "");

    private final Workers workers;
    private final LoadedModel model;
    private final Duration deadline;
    private final RandomGenerator random;

    private BatchTrial(Workers workers, LoadedModel model, Duration deadline) {
        this.workers = workers;
        this.model = model;
        this.deadline = deadline;
        this.random = new SplittableRandom(model.id());
    }

    /**
     * What came of a trial.
     *
     * @param rows how many are best run at once; 1 when each request is run by itself
     * @param runTime of one run of that many rows; zero when there was none
     * @param whyAlone why each request is run by itself; "" when they are run together
     */
    public record Outcome(int rows, Duration runTime, String whyAlone) {

        static Outcome alone(long nanos, String why) {
            return new Outcome(1, Duration.ofNanos(nanos), why);
        }
    }

    /**
     * Warms the model up and says what was found, or empty when it cannot be tried. Blocks for as long as some tens of
     * runs take.
     */
    static Optional<Outcome> of(Workers workers, LoadedModel model) {
        try {
            Outcome outcome = measure(workers, model, DEADLINE);
            if (!outcome.whyAlone().isEmpty()) {
                LOG.info("each request to {} is run by itself: {}", model.ref(), outcome.whyAlone());
            }
            return Optional.of(outcome);
        } catch (RuntimeFailure e) {
            LOG.warn("{} could not be tried, so each request is run by itself: {}", model.ref(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Warms up a model that has been tried before: one run, and none where that would hold others up. */
    static void again(Workers workers, LoadedModel model, Outcome before) {
        if (before.runTime().toNanos() / before.rows() > LONG_ENOUGH_NANOS) {
            return;
        }
        try {
            var _ = new BatchTrial(workers, model, DEADLINE).rowThatRuns();
        } catch (RuntimeFailure e) {
            LOG.warn("{} could not be warmed up: {}", model.ref(), e.getMessage());
        }
    }

    /**
     * What is found, in figures, each run within that time.
     *
     * @throws RuntimeFailure when a run fails for another reason than that the model dislikes its inputs
     */
    public static Outcome measure(Workers workers, LoadedModel model, Duration deadline) {
        return new BatchTrial(workers, model, deadline).outcome();
    }

    private Outcome outcome() {
        Row first = rowThatRuns();
        if (first != null && first.nanos() > TOO_LONG_TO_REPEAT_NANOS) {
            return Outcome.alone(first.nanos(), ONE_IS_LONG);
        }
        RunResult warm = first == null ? null : run(first.inputs());
        if (first == null || warm == null) {
            return Outcome.alone(0, "no input made up for a trial runs");
        }
        List<Tensor> row = first.inputs();
        long one = warm.computeNanos();
        if (!oneFreeDimension(model)) {
            return Outcome.alone(
                    one,
                    "its inputs and outputs, all of fixed width, would need one and the same free first dimension, which"
                            + " appears nowhere else");
        }
        if (one > LONG_ENOUGH_NANOS && runsLong(row)) {
            return Outcome.alone(one, ONE_IS_LONG);
        }
        return answersRowByRow(row)
                ? bestRows(row)
                : Outcome.alone(one, "three rows together do not give what each of them gives alone");
    }

    /** Whether that was no accident of one run. */
    private boolean runsLong(List<Tensor> row) {
        RunResult again = run(row);
        return again == null || again.computeNanos() > LONG_ENOUGH_NANOS;
    }

    private static boolean oneFreeDimension(LoadedModel model) {
        List<TensorSpec> specs = new ArrayList<>(model.signature().inputs());
        specs.addAll(model.signature().outputs());
        if (specs.isEmpty() || specs.getFirst().shape().isEmpty()) {
            return false;
        }
        String symbol = specs.getFirst().dimensionNames().getFirst();
        return specs.stream().allMatch(spec -> hasRows(spec, symbol));
    }

    private static boolean hasRows(TensorSpec spec, String symbol) {
        if (!spec.type().isFixedWidth() || spec.shape().isEmpty()) {
            return false;
        }
        List<String> others =
                spec.dimensionNames().subList(1, spec.dimensionNames().size());
        return spec.shape().getFirst() == TensorSpec.FREE
                && spec.dimensionNames().getFirst().equals(symbol)
                && (symbol.isEmpty() || !others.contains(symbol));
    }

    /** One row that the model takes, and how long its first run took. */
    private record Row(List<Tensor> inputs, long nanos) {}

    private @Nullable Row rowThatRuns() {
        for (List<Tensor> candidate : GeneratedInputs.of(model.signature(), MAX_ROW_BYTES)) {
            RunResult result = run(candidate);
            if (result != null) {
                return new Row(candidate, result.computeNanos());
            }
        }
        return null;
    }

    private boolean answersRowByRow(List<Tensor> row) {
        for (int whole : WHOLE_NUMBERS) {
            List<List<Tensor>> rows = new ArrayList<>();
            List<RunResult> alone = new ArrayList<>();
            for (int i = 0; i < ROWS_COMPARED; i++) {
                rows.add(GeneratedInputs.drawnLike(row, whole, random));
                RunResult result = run(rows.getLast());
                if (result != null) {
                    alone.add(result);
                }
            }
            RunResult together = alone.size() < ROWS_COMPARED ? null : run(stacked(rows));
            if (together != null) {
                return RowComparison.same(together.outputs(), alone);
            }
        }
        return false;
    }

    /**
     * The fewest rows at which one of them costs hardly more than at the best number, its share of a message included.
     */
    private Outcome bestRows(List<Tensor> row) {
        List<List<Tensor>> sizes = new ArrayList<>();
        long bytes = row.stream().mapToLong(Tensor::byteSize).sum();
        for (int rows = 1; rows == 1 || (rows <= MAX_ROWS && rows * bytes <= Lane.BATCH_BYTES); rows *= 2) {
            sizes.add(drawn(row, rows));
        }
        long[] least = leastNanos(sizes);
        double cheapest = Double.MAX_VALUE;
        for (int i = 0; i < least.length; i++) {
            cheapest = Math.min(cheapest, nanosPerRow(least, i));
        }
        for (int i = 0; i < least.length; i++) {
            if (nanosPerRow(least, i) <= cheapest * HARDLY_MORE) {
                return new Outcome(
                        1 << i, Duration.ofNanos(least[i]), i == 0 ? "more rows at once are not cheaper" : "");
            }
        }
        return Outcome.alone(0, "it fails on drawn inputs");
    }

    /** The shortest run of each size, of several rounds over all: up to the first that fails or takes long enough. */
    private long[] leastNanos(List<List<Tensor>> sizes) {
        long[] least = new long[sizes.size()];
        Arrays.fill(least, Long.MAX_VALUE);
        int tried = sizes.size();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < tried; i++) {
                RunResult result = run(sizes.get(i));
                if (result == null) {
                    tried = i;
                } else {
                    least[i] = Math.min(least[i], result.computeNanos());
                    tried = result.computeNanos() > LONG_ENOUGH_NANOS ? i + 1 : tried;
                }
            }
        }
        return Arrays.copyOf(least, tried);
    }

    private static double nanosPerRow(long[] nanos, int doublings) {
        return ((double) nanos[doublings] + MESSAGE_NANOS) / (1 << doublings);
    }

    private List<Tensor> drawn(List<Tensor> row, int rows) {
        List<List<Tensor>> drawn = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            drawn.add(GeneratedInputs.drawnLike(row, 2, random));
        }
        return stacked(drawn);
    }

    /** The answer; null when the model dislikes these inputs. */
    private @Nullable RunResult run(List<Tensor> inputs) {
        try {
            return workers.tryOut(new RunRequest(model, inputs, Set.of(), NOBODY, 0, deadline, ALLOWED))
                    .result()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeFailure.ModelFailed) {
                return null;
            }
            throw e.getCause() instanceof RuntimeFailure failure ? failure : e;
        }
    }

    private static List<Tensor> stacked(List<List<Tensor>> rows) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < rows.getFirst().size(); i++) {
            Tensor first = rows.getFirst().get(i);
            ByteBuffer all = ByteBuffer.allocateDirect(rows.size() * first.byteSize());
            for (List<Tensor> row : rows) {
                all.put(row.get(i).data());
            }
            long[] shape = first.shape();
            shape[0] = rows.size();
            inputs.add(new Tensor(first.name(), first.type(), shape, all.flip()));
        }
        return inputs;
    }
}
