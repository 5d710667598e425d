package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a partner that has no model loaded any more. */
class IdleWorkerTest {

    private static final Tensor ROW = floats("features", new long[] {1, 4}, 1, 2, 3, 4);

    @TempDir
    Path folder;

    @Test
    void endsAfterAWhileAndComesBackWithTheNextModel() throws Exception {
        List<WorkerDeath> deaths = new CopyOnWriteArrayList<>();
        try (RunningWorkers workers = RunningWorkers.in(
                folder, config -> config.withIdle(Duration.ofMillis(300)).withListener(deaths::add))) {
            LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
            ProcessHandle process = ProcessHandle.of(status(workers).pid()).orElseThrow();
            assertThat(Files.readString(Path.of("/proc", Long.toString(process.pid()), "oom_score_adj")))
                    .isEqualToIgnoringNewLines("800");

            workers.workers().unload(iris).toCompletableFuture().join();
            await().until(() -> !process.isAlive());
            await().until(() -> status(workers).state() == WorkerStatus.State.IDLE);

            LoadedModel again = workers.loadTrained("acme", "iris-mlp");
            assertThat(workers.run(again, ROW).outputs()).hasSize(1);
            assertThat(status(workers).restarts()).isZero();
            assertThat(deaths).isEmpty();
        }
    }

    @Test
    void staysWhileAModelIsLoaded() throws Exception {
        try (RunningWorkers workers = RunningWorkers.in(folder, config -> config.withIdle(Duration.ofMillis(50)))) {
            LoadedModel first = workers.loadTrained("acme", "iris-mlp");
            LoadedModel second = workers.loadTrained("acme", "text-bow");
            long pid = status(workers).pid();

            workers.workers().unload(second).toCompletableFuture().join();
            for (int run = 0; run < 200; run++) {
                assertThat(workers.run(first, ROW).outputs()).hasSize(1);
            }

            assertThat(status(workers).pid()).isEqualTo(pid);
        }
    }

    private static WorkerStatus status(RunningWorkers workers) {
        return workers.workers().status().getFirst();
    }
}
