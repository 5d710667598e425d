package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.worker.RunStatistics.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are counted for their release and account, by what became of them. */
class RunCountersTest {

    @TempDir
    Path folder;

    @Test
    void countsRunsRowsAndTimesOfEachReleaseAndAccount() throws Exception {
        try (RunningWorkers running = RunningWorkers.in(folder, config -> config)) {
            Workers workers = running.workers();
            LoadedModel adding = running.load("acme", TestModels.addingOtherShapes());
            LoadedModel iris = running.loadTrained("acme", "iris-mlp");
            running.run(adding, floats("a", new long[] {1}, 1), floats("b", new long[] {1}, 2));
            assertThat(workers.statistics(adding.ref()).succeeded().count())
                    .as("runs of nobody in particular")
                    .isZero();

            for (int run = 0; run < 3; run++) {
                run(workers, adding, "globex", 1, 1);
            }
            run(workers, adding, "globex", 2, 2);
            run(workers, adding, "globex", 2, 3);
            run(workers, adding, "initech", 1, 1);

            await().until(() -> workers.statistics(adding.ref()).succeeded().count() == 5
                    && workers.statistics(adding.ref()).failed().count() == 1);
            RunStatistics counted = workers.statistics(adding.ref(), "globex");
            assertThat(counted.succeeded().count()).isEqualTo(4);
            assertThat(counted.failed().count()).isEqualTo(1);
            assertThat(counted.rows()).isEqualTo(5);
            assertThat(counted.executions()).isEqualTo(4);
            assertThat(counted.computed().nanos())
                    .isPositive()
                    .isLessThan(counted.succeeded().nanos());
            assertThat(counted.lastRunMillis()).isPositive();
            assertThat(counted.batches()).extracting(Size::rows).containsExactly(1L, 2L);
            assertThat(counted.batches())
                    .extracting(size -> size.computed().count())
                    .containsExactly(3L, 1L);
            assertThat(workers.statistics(adding.ref(), "initech").rows()).isEqualTo(1);
            assertThat(workers.statistics(adding.ref()).rows()).isEqualTo(6);
            assertThat(workers.statistics(iris.ref()).rows()).isZero();

            workers.unload(adding).toCompletableFuture().join();
            assertThat(workers.statistics(adding.ref()).rows()).isZero();
        }
    }

    /** Adds vectors of these lengths and waits for what comes of it. */
    private static void run(Workers workers, LoadedModel model, String account, int a, int b) {
        var run = workers.run(new RunRequest(
                model,
                List.of(floats("a", new long[] {a}, new float[a]), floats("b", new long[] {b}, new float[b])),
                Set.of(),
                account,
                0,
                Duration.ofSeconds(10)));
        assertThat(run.result()
                        .handle((done, failure) -> done == null ? failure : done)
                        .toCompletableFuture()
                        .join())
                .isNotNull();
    }
}
