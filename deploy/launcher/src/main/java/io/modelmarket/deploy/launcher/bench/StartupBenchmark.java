package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.launcher.first.FirstStart;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.supervise.MarketRun;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.launcher.supervise.PartStatus;
import io.modelmarket.deploy.launcher.supervise.StatusReport;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** How long a start from existing data takes, what the idle market occupies, and how long the stop takes. */
final class StartupBenchmark implements Benchmark {
    private static final double ALL_READY_SECONDS = 30;
    private static final double STOP_SECONDS = 10;
    private static final double MEMORY_MIB = 2048;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String description() {
        return "seconds from a second up to all ready, memory of the idle market, seconds to stop";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        if (FirstStart.earlier(folder).isEmpty()) {
            progress.accept("first start, to make the data folder");
            firstStart(folder, progress);
        }
        progress.accept("second start");
        return secondStart(folder, progress);
    }

    private static void firstStart(DataFolder folder, Consumer<String> progress) {
        try (MarketRun run = start(folder, progress)) {
            FirstStart.seeded(
                    folder,
                    RunningMarket.at(
                            run.parts().urls(), run.parts().stack().keycloak().realm()));
            pause(IDLE);
        }
    }

    private static List<BenchResult> secondStart(DataFolder folder, Consumer<String> progress) {
        List<BenchResult> results = new ArrayList<>();
        long begun = System.nanoTime();
        long stopping;
        try (MarketRun run = start(folder, progress)) {
            run.supervisor().enter(MarketStatus.Phase.UP);
            results.add(BenchResult.atMost("all ready", seconds(begun), "s", ALL_READY_SECONDS));
            for (PartStatus part : run.supervisor().status().parts()) {
                results.add(BenchResult.figure(part.name() + " ready", part.startSeconds(), "s"));
            }
            progress.accept("idle for " + IDLE.toSeconds() + " s");
            pause(IDLE);
            StatusReport report = StatusReport.of(folder, InstantSource.system());
            results.add(BenchResult.atMost("memory, all", round(report.memoryBytes() / MIB), "MiB", MEMORY_MIB));
            for (StatusReport.Row part : report.parts()) {
                results.add(BenchResult.figure("memory, " + part.name(), round(part.memoryBytes() / MIB), "MiB"));
            }
            stopping = System.nanoTime();
        }
        results.add(BenchResult.atMost("stop", seconds(stopping), "s", STOP_SECONDS));
        return results;
    }

    private static MarketRun start(DataFolder folder, Consumer<String> progress) {
        MarketRun run = MarketRun.open(folder, EnumSet.allOf(PartName.class), progress, part -> {});
        run.supervisor().start();
        if (!run.supervisor().awaitReady()) {
            String failures = run.supervisor().status().parts().stream()
                    .filter(part -> part.message() != null)
                    .map(part -> part.name() + ": " + part.message())
                    .findFirst()
                    .orElse("a part failed");
            run.close();
            throw new StackException("the market did not come up; " + failures);
        }
        return run;
    }

    private static double seconds(long since) {
        return round((System.nanoTime() - since) / 1e9);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
