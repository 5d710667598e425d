package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.stack.process.DataFolder;
import java.util.List;
import java.util.function.Consumer;

/** A named measurement. A new one is a class with this interface and a line in {@link Benchmarks}. */
public interface Benchmark {

    String name();

    /** One line for the list of benchmarks. */
    String description();

    /** Measures; says on the way what it is doing. */
    List<BenchResult> run(DataFolder folder, Consumer<String> progress);

    /** The same as a user wants it, as far as the benchmark can. */
    default BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        return BenchOutcome.of(run(folder, progress));
    }
}
