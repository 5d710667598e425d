package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a worker's isolation costs; needs no running market. */
final class IsolatedBenchmark implements Benchmark {
    private static final String MAIN = "io.modelmarket.deploy.bench.isolated.IsolatedMain";

    @Override
    public String name() {
        return "isolated";
    }

    @Override
    public String description() {
        return "calls through an isolated worker beside the same calls in process";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        List<String> arguments = new ArrayList<>(options.arguments());
        arguments.add("--samples=" + BuiltParts.find().root().resolve("deploy/samples"));
        return new BenchProgram(MAIN, arguments).run("", progress);
    }
}
