package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An idle lane waits for more rows where a model asks for it, and no longer than that. */
class DelayTest {

    private static final int ROWS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A delay that nobody here would wait for. */
    private static final Duration ENDLESS = Duration.ofHours(1);

    @TempDir
    static Path folder;

    private static RunningWorkers workers;
    private static LoadedModel iris;

    @BeforeAll
    static void start() throws Exception {
        workers = RunningWorkers.in(
                folder, config -> config.withLimits(config.limits().withConnections(1)));
        iris = workers.loadTrained("acme", "iris-mlp").withMaxRows(ROWS);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void callsWithinTheDelayBecomeOneBatch() {
        LoadedModel patient = iris.withMaxDelay(Duration.ofSeconds(3));

        List<CompletableFuture<RunResult>> runs = ask(patient, "globex", ROWS - 1);

        assertThat(runs)
                .allSatisfy(run -> assertThat(run)
                        .succeedsWithin(PATIENCE)
                        .extracting(RunResult::together)
                        .isEqualTo(ROWS - 1));
    }

    @Test
    void aSingleCallWaitsNoLongerThanTheDelay() {
        Duration delay = Duration.ofMillis(100);

        Run run = workers.workers().run(request(iris.withMaxDelay(delay), "globex", ENDLESS));

        assertThat(run.result().toCompletableFuture())
                .succeedsWithin(PATIENCE)
                .satisfies(result -> assertThat(result.together()).isEqualTo(1))
                .satisfies(result -> assertThat(result.waitedNanos()).isGreaterThanOrEqualTo(delay.toNanos()));
    }

    @Test
    void aBatchThatIsFullDoesNotWait() {
        List<CompletableFuture<RunResult>> runs = ask(iris.withMaxDelay(ENDLESS), "globex", 2 * ROWS);

        assertThat(runs)
                .allSatisfy(run -> assertThat(run)
                        .succeedsWithin(PATIENCE)
                        .extracting(RunResult::together)
                        .isEqualTo(ROWS));
    }

    @Test
    void whatAnotherConsumerAsksForEndsTheWait() {
        LoadedModel patient = iris.withMaxDelay(ENDLESS);
        Run one = workers.workers().run(request(patient, "globex", ENDLESS));
        Run other = workers.workers().run(request(patient, "initech", ENDLESS));

        CompletableFuture<Object> first = CompletableFuture.anyOf(
                one.result().toCompletableFuture(), other.result().toCompletableFuture());

        assertThat(first).succeedsWithin(PATIENCE);
        Stream.of(one, other).forEach(run -> run.cancel().run());
    }

    @Test
    void aRunOfAModelWithoutADelayWaitsForNobody() {
        Run patient = workers.workers().run(request(iris.withMaxDelay(ENDLESS), "globex", ENDLESS));
        Run hurried = workers.workers().run(request(iris, "globex", ENDLESS));

        assertThat(hurried.result().toCompletableFuture()).succeedsWithin(PATIENCE);
        assertThat(patient.result().toCompletableFuture()).succeedsWithin(PATIENCE);
    }

    @Test
    void aDeadlineIsMetThatIsNearerThanTheDelay() {
        Run run = workers.workers().run(request(iris.withMaxDelay(ENDLESS), "globex", Duration.ofSeconds(4)));

        assertThat(run.result().toCompletableFuture()).succeedsWithin(PATIENCE);
    }

    @Test
    void aCallThatIsTakenBackIsNotWaitedFor() {
        Run run = workers.workers().run(request(iris.withMaxDelay(ENDLESS), "globex", ENDLESS));

        run.cancel().run();

        assertThat(run.result().toCompletableFuture())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RuntimeFailure.Cancelled.class);
        assertThat(workers.workers()
                        .run(request(iris, "globex", PATIENCE))
                        .result()
                        .toCompletableFuture())
                .succeedsWithin(PATIENCE);
    }

    private static List<CompletableFuture<RunResult>> ask(LoadedModel model, String account, int calls) {
        return Stream.generate(() -> workers.workers().run(request(model, account, ENDLESS)))
                .limit(calls)
                .map(run -> run.result().toCompletableFuture())
                .toList();
    }

    private static RunRequest request(LoadedModel model, String account, Duration deadline) {
        Tensor row = floats("features", new long[] {1, 4}, 5.1f, 3.5f, 1.4f, 0.2f);
        return new RunRequest(model, List.of(row), Set.of(), account, 0, deadline);
    }
}
