package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generated models, valid and subtly not, through the running market; or, without one, inspected and served. */
final class HostileBenchmark implements Benchmark {
    private static final String PACKAGE = "io.modelmarket.deploy.bench.hostile.";
    private static final String DIRECT = PACKAGE + "HostileMain";
    private static final String IN_MARKET = PACKAGE + "market.MarketMain";
    private static final int MODELS = 1_000;
    private static final int QUICK = 50;
    private static final int IN_MARKET_MODELS = 300;
    private static final int IN_MARKET_QUICK = 12;

    /** Well within the ten minutes that a token holds. */
    private static final Duration FRESH_TOKENS = Duration.ofMinutes(4);

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String description() {
        return "generated models (--models, --seed) through upload and calls: no host process may die or hang";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        if (options.hostile().direct()) {
            return new BenchProgram(DIRECT, arguments(options, options.quick() ? QUICK : MODELS)).run("", progress);
        }
        Market market = RunningMarket.find(folder);
        List<String> arguments =
                new ArrayList<>(arguments(options, options.quick() ? IN_MARKET_QUICK : IN_MARKET_MODELS));
        arguments.add("--processes=" + processes(folder));
        return new BenchProgram(IN_MARKET, arguments).run(() -> MarketPlace.of(market), FRESH_TOKENS, progress);
    }

    private static List<String> arguments(BenchOptions options, int usual) {
        Path findings = BuiltParts.find().root().resolve("deploy/bench/target/hostile");
        BenchOptions.Models models = options.models();
        return List.of(
                "--models=" + (models.count() > 0 ? models.count() : usual),
                "--seed=" + models.seed(),
                "--first=" + models.first(),
                "--minutes=" + options.hostile().minutes(),
                "--folder=" + findings);
    }

    /** Every process of the market, its launcher too. */
    private static String processes(DataFolder folder) {
        MarketStatus status =
                MarketStatus.read(folder).orElseThrow(() -> new StackException("no market in " + folder.root()));
        return Stream.concat(
                        Stream.of("launcher:" + status.launcherPid()),
                        status.parts().stream().map(part -> part.name() + ":" + part.pid()))
                .collect(Collectors.joining(","));
    }
}
