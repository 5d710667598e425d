package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What it costs that an answer leaves only when its usage event is on the disk. */
final class JournalBenchmark implements Benchmark {
    private static final String MAIN = "io.modelmarket.deploy.bench.serving.JournalMain";
    private static final String MODE = "MARKET_JOURNAL_MODE";
    private static final List<DataPlanes.Further> MODES = List.of(
            new DataPlanes.Further("durable", Map.of(MODE, "durable")),
            new DataPlanes.Further("process-crash", Map.of(MODE, "process-crash")));

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String description() {
        return "a data plane that syncs usage before it answers beside one that does not, and the disk's bare sync";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        Market market = RunningMarket.find(folder);
        try (DataPlanes planes = DataPlanes.start(folder, market, MODES, progress)) {
            List<String> arguments = new ArrayList<>(options.arguments());
            arguments.add("--folder=" + folder.root());
            for (DataPlanes.Further mode : MODES) {
                Market through = planes.markets().get(planes.names().indexOf(mode.name()));
                arguments.add("--" + mode.name() + "=" + through.platformApi());
            }
            return new BenchProgram(MAIN, arguments).run(MarketPlace.of(market), progress);
        }
    }
}
