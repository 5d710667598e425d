package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits longer than he said, and what goes on regardless is ended. */
class DeadlineTest {

    private static final Tensor ONE = floats("x", new long[] {1}, 1);
    private static final Tensor ROW = floats("features", new long[] {1, 4}, 5.4f, 3.7f, 1.5f, 0.2f);

    @TempDir
    Path folder;

    private final List<WorkerDeath> deaths = new CopyOnWriteArrayList<>();
    private RunningWorkers workers;

    @BeforeEach
    void start() throws Exception {
        workers = RunningWorkers.in(
                folder,
                config -> config.withListener(deaths::add)
                        .withLimits(config.limits()
                                .withConnections(1)
                                .withQueued(4)
                                .withTerminateGrace(Duration.ofMillis(500))));
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void anInfiniteLoopIsStoppedAndTheWorkerLivesOn() throws Exception {
        LoadedModel loop = workers.load("acme", TestModels.infiniteLoop());
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        long pid = pid();

        assertThatThrownBy(() -> workers.run(loop, Duration.ofMillis(200), ONE))
                .isInstanceOf(RuntimeFailure.DeadlineExceeded.class)
                .hasMessageContaining("did not answer within 200 ms");

        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
        assertThatThrownBy(() -> workers.run(loop, Duration.ofMillis(100), ONE))
                .isInstanceOf(RuntimeFailure.DeadlineExceeded.class);
        assertThat(pid()).isEqualTo(pid);
        assertThat(deaths).isEmpty();
    }

    @Test
    void aRunThatCannotBeStoppedIsKilledWithItsWorker() throws Exception {
        LoadedModel hog = workers.load("acme", TestModels.oneLongNode(10_000));
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");

        CompletableFuture<RunResult> run = workers.workers()
                .run(new RunRequest(
                        hog,
                        List.of(floats("x", new long[] {1, 1}, 1)),
                        Set.of(),
                        new Caller("globex", "call-1"),
                        0,
                        Duration.ofSeconds(2)))
                .result()
                .toCompletableFuture();
        assertThatThrownBy(run::join).hasCauseInstanceOf(RuntimeFailure.DeadlineExceeded.class);

        assertThat(workers.run(iris, Duration.ofSeconds(20), ROW).outputs()).hasSize(1);
        assertThat(deaths).singleElement().satisfies(death -> {
            assertThat(death.cause()).isEqualTo(WorkerDeath.Cause.DEADLINE);
            assertThat(death.suspects()).containsExactly(new Suspect(hog.ref(), "globex", List.of("call-1")));
        });
    }

    @Test
    void aCallerWhoDoesNotWaitIsNoFaultOfTheModel() throws Exception {
        LoadedModel slow = workers.load("acme", TestModels.oneLongNode(6_000));
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        long pid = pid();

        Run late = workers.workers()
                .run(new RunRequest(
                        slow,
                        List.of(floats("x", new long[] {1, 1}, 1)),
                        Set.of(),
                        new Caller("globex", "call-1"),
                        0,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(2)));
        assertThatThrownBy(late.result().toCompletableFuture()::join)
                .hasCauseInstanceOf(RuntimeFailure.DeadlineExceeded.class);

        assertThat(workers.run(iris, Duration.ofMinutes(2), ROW).waitedNanos())
                .as("the first run went on for longer than the grace")
                .isGreaterThan(Duration.ofMillis(500).toNanos());
        assertThat(pid()).isEqualTo(pid);
        assertThat(deaths).isEmpty();
    }

    @Test
    void impatientCallersDoNotKillTheWorker() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        long pid = pid();

        for (int i = 0; i < 200; i++) {
            workers.workers()
                    .run(iris, List.of(ROW), Set.of(), Duration.ofNanos(1 + 500L * i))
                    .handle((result, failure) -> true)
                    .toCompletableFuture()
                    .join();
        }

        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
        assertThat(pid()).isEqualTo(pid);
        assertThat(deaths).isEmpty();
    }

    @Test
    void theQueueIsBounded() throws Exception {
        LoadedModel loop = workers.load("acme", TestModels.infiniteLoop());
        List<CompletableFuture<RunResult>> runs = new ArrayList<>();

        for (int i = 0; i < 6; i++) {
            runs.add(workers.workers()
                    .run(loop, List.of(ONE), Set.of(), Duration.ofMillis(400))
                    .toCompletableFuture());
        }

        List<Class<?>> failures = new ArrayList<>();
        for (CompletableFuture<RunResult> run : runs) {
            run.handle((result, failure) -> failures.add(failure.getClass())).join();
        }
        assertThat(failures)
                .contains(RuntimeFailure.Overloaded.class)
                .filteredOn(RuntimeFailure.DeadlineExceeded.class::equals)
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aLoadThatTakesTooLongIsKilled() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        try (RunningWorkers impatient = RunningWorkers.in(
                folder.resolve("impatient"),
                config -> config.withLimits(config.limits().withLoadTimeout(Duration.ofSeconds(1))))) {

            assertThatThrownBy(() -> impatient.load("acme", TestModels.slowToLoad(13)))
                    .isInstanceOf(RuntimeFailure.DeadlineExceeded.class);
        }
        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
    }

    private long pid() {
        return workers.workers().status().getFirst().pid();
    }
}
