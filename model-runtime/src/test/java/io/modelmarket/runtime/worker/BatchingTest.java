package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelmarket.runtime.fixture.BatchModels;
import io.modelmarket.runtime.fixture.EvalFile;
import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are run as one are answered as if each had been run by itself. */
class BatchingTest {

    private static final int PIXELS = 28 * 28;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static RunningWorkers workers;

    @BeforeAll
    static void start() throws Exception {
        workers = RunningWorkers.in(
                folder, config -> config.withLimits(config.limits().withConnections(1)));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void trialFindsModelsThatAnswerRowByRow() throws Exception {
        assertThat(tried(workers.loadTrained("acme", "digits-cnn"))).isGreaterThan(1);
        assertThat(tried(workers.loadTrained("acme", "iris-mlp"))).isGreaterThan(1);
        assertThat(tried(workers.load("acme", TestModels.identity(DataType.FP32, -1, 4))))
                .isGreaterThan(1);
    }

    @Test
    void trialFindsModelsThatDoNot() throws Exception {
        assertThat(tried(workers.load("acme", BatchModels.lessTheMean())))
                .as("rows that change one another")
                .isEqualTo(1);
        assertThat(tried(workers.load("acme", BatchModels.sumOfRows())))
                .as("one row for all")
                .isEqualTo(1);
        assertThat(tried(workers.load("acme", TestModels.identity(DataType.FP32, 1, 4))))
                .as("no free dimension")
                .isEqualTo(1);
        assertThat(tried(workers.load("acme", TestModels.identity(DataType.BYTES, -1))))
                .as("strings")
                .isEqualTo(1);
    }

    @Test
    void manyRequestsAreFewRunsWithTheSameAnswers() throws Exception {
        LoadedModel digits = workers.loadTrained("acme", "digits-cnn").withMaxRows(16);
        EvalFile eval = EvalFile.read(TestModels.trained("digits-cnn").resolve("sample.json"));
        float[] images = eval.numbers("image");
        float[] expected = eval.numbers("expected_probabilities");
        int rows = eval.rows("image");
        List<CompletableFuture<RunResult>> runs = new ArrayList<>();
        for (int i = 0; i < 40 * rows; i++) {
            int row = i % rows;
            float[] image = Arrays.copyOfRange(images, row * PIXELS, (row + 1) * PIXELS);
            runs.add(ask(digits, "globex", floats("image", new long[] {1, 1, 28, 28}, image)));
        }

        int together = 0;
        for (int i = 0; i < runs.size(); i++) {
            int row = i % rows;
            RunResult result = runs.get(i).join();
            assertThat(result.outputs().getFirst().shape()).containsExactly(1, 10);
            assertThat(floats(result.outputs().getFirst()))
                    .containsExactly(Arrays.copyOfRange(expected, 10 * row, 10 * (row + 1)), within(1e-5f));
            assertThat(result.together()).isBetween(1, 16);
            assertThat(result.waitedNanos()).isNotNegative();
            together = Math.max(together, result.together());
        }
        assertThat(together).isGreaterThan(4);
    }

    @Test
    void requestsOfSeveralRowsKeepTheirs() throws Exception {
        LoadedModel echo =
                workers.load("acme", TestModels.identity(DataType.FP32, -1, 2)).withMaxRows(32);
        List<CompletableFuture<RunResult>> runs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            float[] numbers = new float[2 * (i % 5)];
            Arrays.fill(numbers, i);
            runs.add(ask(echo, "globex", floats("x", new long[] {i % 5, 2}, numbers)));
        }

        for (int i = 0; i < runs.size(); i++) {
            Tensor output = runs.get(i).join().outputs().getFirst();
            assertThat(output.shape()).containsExactly(i % 5, 2);
            for (float number : floats(output)) {
                assertThat(number).isEqualTo(i);
            }
        }
    }

    @Test
    void oneBadRequestFailsAlone() throws Exception {
        LoadedModel table = workers.load("acme", BatchModels.table(8)).withMaxRows(16);
        List<CompletableFuture<RunResult>> runs = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            runs.add(ask(table, "globex", BatchModels.index(i % 32 == 7 ? 1_000 : i % 8)));
        }

        for (int i = 0; i < runs.size(); i++) {
            CompletableFuture<RunResult> run = runs.get(i);
            if (i % 32 == 7) {
                assertThat(run)
                        .failsWithin(PATIENCE)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(RuntimeFailure.ModelFailed.class);
            } else {
                assertThat(floats(run.join().outputs().getFirst())).containsExactly(i % 8);
            }
        }
    }

    @Test
    void aModelThatDoesNotAnswerRowByRowAfterAllIsRunOneByOne() throws Exception {
        LoadedModel sum = workers.load("acme", BatchModels.sumOfRows()).withMaxRows(16);
        List<CompletableFuture<RunResult>> runs = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            runs.add(ask(sum, "globex", floats("x", new long[] {1, 2}, i, 2 * i)));
        }

        for (int i = 0; i < runs.size(); i++) {
            assertThat(floats(runs.get(i).join().outputs().getFirst())).containsExactly(i, 2 * i);
        }
    }

    @Test
    void aFloodIsBoundedAndOthersHardlyWait() throws Exception {
        LoadedModel digits = workers.loadTrained("acme", "digits-cnn").withMaxRows(8);
        Tensor image = floats("image", new long[] {1, 1, 28, 28}, new float[PIXELS]);
        AtomicInteger answered = new AtomicInteger();
        List<CompletableFuture<?>> flood = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            flood.add(ask(digits, "flood", image).whenComplete((result, failure) -> answered.incrementAndGet()));
        }

        int before = answered.get();
        int whenVictimIs =
                ask(digits, "victim", image).thenApply(result -> answered.get()).join();

        assertThat(whenVictimIs - before)
                .as("of the flood's 800, answered before the one that came behind them")
                .isLessThan(200);
        flood.forEach(CompletableFuture::join);
    }

    @Test
    void aCancelledRunIsNotWaitedFor() throws Exception {
        LoadedModel loop = workers.load("acme", TestModels.infiniteLoop());
        Run running = workers.workers().run(request(loop, "globex", floats("x", new long[] {1}, 1)));
        Run waiting = workers.workers().run(request(loop, "globex", floats("x", new long[] {1}, 1)));

        waiting.cancel().run();
        running.cancel().run();

        for (Run run : List.of(waiting, running)) {
            assertThat(run.result().toCompletableFuture())
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(RuntimeFailure.Cancelled.class);
        }
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        assertThat(workers.run(iris, floats("features", new long[] {1, 4}, 1, 2, 3, 4))
                        .outputs())
                .as("the loop was stopped")
                .hasSize(1);
    }

    @Test
    void whatWasFoundOutIsRememberedWhenAModelComesBack() throws Exception {
        BatchTrials trials = new BatchTrials(workers.workers());
        LoadedModel first = workers.loadTrained("acme", "digits-cnn");
        int rows = trials.of(first).maxRows();
        workers.workers().unload(first).toCompletableFuture().join();
        LoadedModel back = workers.loadTrained("acme", "digits-cnn");
        workers.workers().unload(back).toCompletableFuture().join();

        assertThat(trials.of(back).maxRows())
                .as("found out without a trial, which needs the model")
                .isEqualTo(rows)
                .isGreaterThan(1);
    }

    private static int tried(LoadedModel model) {
        return new BatchTrials(workers.workers()).of(model).maxRows();
    }

    private static CompletableFuture<RunResult> ask(LoadedModel model, String account, Tensor input)
            throws CompletionException {
        return workers.workers().run(request(model, account, input)).result().toCompletableFuture();
    }

    private static RunRequest request(LoadedModel model, String account, Tensor input) {
        return new RunRequest(model, List.of(input), Set.of(), account, 0, PATIENCE);
    }
}
