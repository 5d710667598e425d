package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker may die at any moment: its own requests fail in words, and everything goes on. */
class WorkerDeathTest {

    private static final Tensor ROW = floats("features", new long[] {1, 4}, 5.4f, 3.7f, 1.5f, 0.2f);

    @TempDir
    Path folder;

    private final List<WorkerDeath> deaths = new CopyOnWriteArrayList<>();
    private RunningWorkers workers;

    @BeforeEach
    void start() throws Exception {
        workers = RunningWorkers.in(folder, config -> config.withListener(deaths::add));
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void killedUnderLoadItsRequestsFailOrSucceedAndTheNextSucceed() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        LoadedModel digits = workers.loadTrained("acme", "digits-cnn");
        long pid = pid("acme");
        List<CompletableFuture<RunResult>> runs = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            runs.add(submit(iris));
        }
        runs.getFirst().join();

        kill(pid);
        await().pollInterval(Duration.ofMillis(1)).until(() -> !deaths.isEmpty());
        long start = System.nanoTime();
        RunResult next = workers.run(digits, floats("image", new long[] {1, 1, 28, 28}, new float[784]));
        Duration recovery = Duration.ofNanos(System.nanoTime() - start);

        assertThat(next.outputs()).hasSize(1);
        assertThat(recovery).isLessThan(Duration.ofSeconds(5));
        int died = 0;
        for (CompletableFuture<RunResult> run : runs) {
            try {
                assertThat(run.join().outputs()).hasSize(1);
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(RuntimeFailure.WorkerDied.class);
                died++;
            }
        }
        assertThat(died).isBetween(1, 2);
        assertThat(pid("acme")).isNotEqualTo(pid);
        assertThat(deaths).singleElement().satisfies(death -> {
            assertThat(death.pid()).isEqualTo(pid);
            assertThat(death.cause()).isEqualTo(WorkerDeath.Cause.CRASHED);
            assertThat(death.exitStatus()).isEqualTo(128 + 9);
            assertThat(death.models()).containsExactly(iris.ref());
        });
        assertThat(status("acme").restarts()).isEqualTo(1);
        assertThat(status("acme").crashes()).containsEntry(iris.ref(), 1);
    }

    @Test
    void killedWhileIdleItIsBackBeforeAnyoneAsks() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        long pid = pid("acme");

        kill(pid);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(status("acme").state()).isEqualTo(WorkerStatus.State.READY));
        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
        assertThat(deaths)
                .singleElement()
                .satisfies(death -> assertThat(death.suspects()).isEmpty());
    }

    @Test
    void aHostileFileKillsOnlyItsOwnPartnersWorker() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        LoadedModel neighbour = workers.loadTrained("evil", "iris-mlp");
        long pid = pid("acme");

        assertThatThrownBy(() -> workers.load("evil", TestModels.crashingOnLoad()))
                .isInstanceOf(RuntimeFailure.WorkerDied.class);

        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
        assertThat(pid("acme")).isEqualTo(pid);
        assertThat(workers.run(neighbour, ROW).outputs()).hasSize(1);
        assertThat(status("evil").models()).containsExactly(neighbour.ref());
        assertThat(status("evil").crashes()).hasSize(1).doesNotContainKey(neighbour.ref());
    }

    @Test
    void aModelThatKillsItsWorkerWhenLoadedAgainIsGivenUp() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        LoadedModel turned = workers.load("acme", TestModels.identity(DataType.FP32, -1));
        TestModels.write(folder.resolve("model-1"), TestModels.crashingOnLoad());

        kill(pid("acme"));
        await().until(() -> deaths.size() == 2);

        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
        assertThatThrownBy(() -> workers.run(turned, floats("x", new long[] {1}, 1)))
                .isInstanceOf(RuntimeFailure.NotLoaded.class);
        assertThat(deaths).hasSize(2);
        assertThat(deaths.getLast().suspects()).containsExactly(Suspect.load(turned.ref()));
    }

    /** The large one is one that takes minutes to load again. */
    @Test
    void aSmallModelIsServedWhileALargeOneIsStillBeingLoadedAgain() throws Exception {
        LoadedModel large = workers.load("acme", TestModels.identity(DataType.FP32, -1));
        LoadedModel small = workers.load("acme", TestModels.identity(DataType.FP32, -1));
        TestModels.write(folder.resolve("model-1"), TestModels.slowToLoad(13));
        Tensor one = floats("x", new long[] {1}, 1);

        kill(pid("acme"));
        await().until(() -> !deaths.isEmpty());

        assertThat(workers.run(small, Duration.ofSeconds(30), one).outputs()).hasSize(1);
        assertThatThrownBy(() -> workers.run(large, Duration.ofMillis(500), one))
                .isInstanceOf(RuntimeFailure.DeadlineExceeded.class);
        assertThat(workers.run(small, one).outputs()).hasSize(1);
        assertThat(status("acme").models()).as("still to come").containsExactly(large.ref(), small.ref());
        assertThat(deaths).hasSize(1);
    }

    @Test
    void closingFailsWhatIsUnderWayAndEndsTheProcess() throws Exception {
        LoadedModel loop = workers.load("acme", TestModels.infiniteLoop());
        CompletableFuture<RunResult> run = workers.workers()
                .run(loop, List.of(floats("x", new long[] {1}, 1)), Set.of(), Duration.ofMinutes(5))
                .toCompletableFuture();
        ProcessHandle worker = ProcessHandle.of(pid("acme")).orElseThrow();

        workers.close();

        assertThat(run)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RuntimeFailure.class);
        assertThat(worker.isAlive()).isFalse();
        assertThat(deaths).isEmpty();
    }

    private CompletableFuture<RunResult> submit(LoadedModel model) {
        return workers.workers()
                .run(model, List.of(ROW), Set.of(), Duration.ofSeconds(20))
                .toCompletableFuture();
    }

    private WorkerStatus status(String partner) {
        return workers.workers().status().stream()
                .filter(status -> status.partner().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    private long pid(String partner) {
        return status(partner).pid();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
