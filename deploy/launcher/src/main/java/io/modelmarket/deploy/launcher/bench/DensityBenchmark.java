package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.stack.process.DataFolder;
import java.util.List;
import java.util.function.Consumer;

/** Many small models in a few workers; needs no running market. */
final class DensityBenchmark implements Benchmark {
    private static final String MAIN = "io.modelmarket.deploy.bench.density.DensityMain";
    private static final int MODELS = 200;
    private static final int FEW = 40;

    @Override
    public String name() {
        return "density";
    }

    @Override
    public String description() {
        return "many small models (--models, --seed): memory of each, load and cold-start time, calls";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        int models = options.models().count() > 0 ? options.models().count() : options.quick() ? FEW : MODELS;
        return new BenchProgram(
                        MAIN,
                        List.of(
                                "--models=" + models,
                                "--seed=" + options.models().seed()))
                .run("", progress);
    }
}
