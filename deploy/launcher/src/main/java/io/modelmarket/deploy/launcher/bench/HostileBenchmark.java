package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Generated models, valid and subtly not, against inspection and serving; needs no running market. */
final class HostileBenchmark implements Benchmark {
    private static final String MAIN = "io.modelmarket.deploy.bench.hostile.HostileMain";
    private static final int MODELS = 1_000;
    private static final int FEW = 50;

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String description() {
        return "generated models (--models, --seed) inspected and served: no host process may die or hang";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        int models = options.models() > 0 ? options.models() : options.quick() ? FEW : MODELS;
        Path findings = BuiltParts.find().root().resolve("deploy/bench/target/hostile");
        return new BenchProgram(MAIN, List.of("--models=" + models, "--seed=" + options.seed(), "--folder=" + findings))
                .run("", progress);
    }
}
