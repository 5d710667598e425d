package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a partner is without its worker, with and without a spare; not part of the suite. */
class RestartBench {

    private static final int ROUNDS = 9;
    private static final Tensor IMAGE = floats("image", new long[] {1, 1, 28, 28}, new float[784]);

    @TempDir
    Path folder;

    @Test
    void printsFigures() throws Exception {
        long[][] restarts = new long[2][ROUNDS];
        long[][] firsts = new long[2][ROUNDS];
        long spareBytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int spares = 0; spares < 2; spares++) {
                int wanted = spares;
                Path place = folder.resolve(round + "-" + spares);
                try (RunningWorkers workers = RunningWorkers.in(place, config -> config.withSpares(wanted))) {
                    awaitSpares(workers, wanted);
                    spareBytes = Math.max(spareBytes, largestChild());
                    long start = System.nanoTime();
                    LoadedModel digits = workers.loadTrained("acme", "digits-cnn");
                    workers.run(digits, IMAGE);
                    firsts[spares][round] = millis(start);
                    awaitSpares(workers, wanted);
                    restarts[spares][round] = killed(workers, digits);
                }
            }
        }
        System.out.printf("a spare holds %d MiB%n", spareBytes >> 20);
        for (int spares = 0; spares < 2; spares++) {
            System.out.printf(
                    "spares %d: first load and answer %s, from kill -9 to the next answer %s%n",
                    spares, figures(firsts[spares]), figures(restarts[spares]));
        }
        assertThat(restarts[1][ROUNDS / 2]).isLessThan(2000);
    }

    private static long killed(RunningWorkers workers, LoadedModel model) throws Exception {
        WorkerStatus before = workers.workers().status().getFirst();
        long start = System.nanoTime();
        ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> workers.workers().status().getFirst().restarts() == 1);
        workers.run(model, IMAGE);
        return millis(start);
    }

    private static long largestChild() {
        return ProcessHandle.current()
                .children()
                .mapToLong(child -> ResidentMemory.of(child.pid()).bytes())
                .max()
                .orElse(0);
    }

    private static void awaitSpares(RunningWorkers workers, int wanted) {
        await().atMost(Duration.ofSeconds(60)).until(() -> workers.workers().spares() == wanted);
    }

    private static long millis(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static String figures(long[] millis) {
        Arrays.sort(millis);
        return "median " + millis[ROUNDS / 2] + " ms, longest " + millis[ROUNDS - 1] + " ms";
    }
}
