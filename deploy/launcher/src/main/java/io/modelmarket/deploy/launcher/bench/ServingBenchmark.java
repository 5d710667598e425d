package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.util.List;
import java.util.function.Consumer;

/** Serving speed of the running market. */
final class ServingBenchmark implements Benchmark {
    private static final String MAIN = "io.modelmarket.deploy.bench.serving.ServingMain";

    @Override
    public String name() {
        return "serving";
    }

    @Override
    public String description() {
        return "requests/s, latency and CPU of the running market, beside a bare server and a Node server";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        return new BenchProgram(MAIN, options.arguments()).run(MarketPlace.of(RunningMarket.find(folder)), progress);
    }
}
