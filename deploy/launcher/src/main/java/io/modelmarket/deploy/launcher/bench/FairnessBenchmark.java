package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.util.List;
import java.util.function.Consumer;

/** What is left of the running market for one tenant while another floods it. */
final class FairnessBenchmark implements Benchmark {
    private static final String MAIN = "io.modelmarket.deploy.bench.serving.FairnessMain";

    @Override
    public String name() {
        return "fairness";
    }

    @Override
    public String description() {
        return "a tenant's latency and requests/s alone and while another floods the market";
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
