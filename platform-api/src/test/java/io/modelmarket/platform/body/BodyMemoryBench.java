package io.modelmarket.platform.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the bound costs a small call; not part of the suite, because it is not named a test. */
class BodyMemoryBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 200_000;
    private static final int ROUNDS = 20;

    private final BodyMemory memory = new BodyMemory(1 << 30, new SimpleMeterRegistry());

    @Test
    void printsFigures() {
        for (int threads : new int[] {1, 2, 4}) {
            double[] rounds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                rounds[round] = together(threads);
            }
            Arrays.sort(rounds);
            System.out.printf(
                    Locale.ROOT,
                    "%d threads: %.0f ns of processor time a call, at best %.0f%n",
                    threads,
                    rounds[ROUNDS / 2],
                    rounds[0]);
        }
        assertThat(memory.held()).isZero();
    }

    private double together(int threads) {
        return IntStream.range(0, threads)
                .mapToObj(thread ->
                        CompletableFuture.supplyAsync(() -> run("tenant-" + thread), call -> new Thread(call).start()))
                .toList()
                .stream()
                .mapToDouble(CompletableFuture::join)
                .average()
                .orElseThrow();
    }

    /** As a call over HTTP: its body, its tensor, both given back, its answer, all given back. */
    private double run(String tenant) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < RUNS; i++) {
            Hold hold = memory.of(tenant);
            hold.take(3_100);
            hold.take(3_136);
            hold.giveBack(3_136);
            hold.giveBack(3_100);
            hold.take(600);
            hold.release();
        }
        return (double) (THREADS.getCurrentThreadCpuTime() - start) / RUNS;
    }
}
