package io.modelmarket.deploy.launcher.bench;

import java.util.List;

/** The benchmarks there are. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new StartupBenchmark(),
            new ServingBenchmark(),
            new IsolatedBenchmark(),
            new FairnessBenchmark(),
            new DensityBenchmark(),
            new QuotaBenchmark(),
            new JournalBenchmark(),
            new HostileBenchmark(),
            new MeteringBenchmark(),
            new CloseBenchmark());

    private Benchmarks() {}

    /** All of them. */
    public static List<Benchmark> all() {
        return ALL;
    }
}
