package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.launcher.metering.Lag;
import io.modelmarket.deploy.launcher.metering.MeteringPlace;
import io.modelmarket.deploy.launcher.metering.MeteringPlace.Each;
import io.modelmarket.deploy.launcher.metering.MeteringRounds;
import io.modelmarket.deploy.launcher.metering.MeteringRounds.Taken;
import io.modelmarket.deploy.launcher.metering.UsageLoad;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How fast usage becomes rollups, through a real broker and database; needs no running market and touches none. */
final class MeteringBenchmark implements Benchmark {
    private static final int SUBSCRIPTIONS = 10_000;
    private static final int KEYS = 4;
    private static final int RATE = 20_000;
    private static final int HIGH_RATE = 200_000;
    private static final double CATCH_UP = 1_000_000;
    private static final double VISIBLE_MILLIS = 1000;
    private static final double STABLE_MILLIS = 500;
    /** What a sender that is paced by a clock may fall short. */
    private static final double HELD = 0.98;

    @Override
    public String name() {
        return "metering";
    }

    @Override
    public String description() {
        return "usage events through broker, intake, database and archive, beside a consumer that only counts";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        long events = options.events() > 0 ? options.events() : options.quick() ? 600_000 : 6_000_000;
        int seconds = options.quick() ? 8 : 20;
        progress.accept("starting PostgreSQL, Kafka and billing in a temporary folder");
        try (MeteringPlace place = MeteringPlace.start(SUBSCRIPTIONS);
                UsageLoad load = new UsageLoad(place, InstantSource.system(), KEYS)) {
            MeteringRounds metering = new MeteringRounds(place, load, progress);
            List<BenchResult> results = new ArrayList<>(caughtUp(metering.catchUp(events)));
            results.addAll(live("20 000/s", RATE, metering.live(RATE, seconds)));
            metering.drain();
            results.addAll(live("200 000/s", HIGH_RATE, metering.live(HIGH_RATE, seconds)));
            boolean drained = metering.drain();
            if (drained && !metering.allCounted()) {
                throw new StackException("the rollups do not hold what was sent: " + load.sent() + " events");
            }
            results.addAll(archived(metering.archive()));
            return new BenchOutcome(results, notes(load.sent(), drained), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static List<BenchResult> caughtUp(Taken taken) {
        List<BenchResult> results = new ArrayList<>(List.of(
                BenchResult.figure("floor, counting only", taken.floor(), "/s"),
                BenchResult.atLeast("catching up", taken.perSecond(), "/s", CATCH_UP),
                BenchResult.figure("catching up vs floor", 100 * taken.perSecond() / taken.floor(), "%")));
        results.addAll(times("catching up", taken.each()));
        return results;
    }

    private static List<BenchResult> live(String rate, int wanted, Lag lag) {
        List<BenchResult> results = new ArrayList<>(List.of(
                BenchResult.atLeast(rate + ", counted", lag.perSecond(), "/s", wanted * HELD),
                BenchResult.figure(rate + ", lag, median", lag.median(), "ms"),
                wanted == RATE
                        ? BenchResult.atMost(rate + ", lag, p99", lag.most(), "ms", VISIBLE_MILLIS)
                        : BenchResult.figure(rate + ", lag, p99", lag.most(), "ms"),
                BenchResult.atMost(rate + ", lag grows by", lag.growth(), "ms", STABLE_MILLIS)));
        results.addAll(times(rate, lag.each()));
        return results;
    }

    private static List<BenchResult> archived(Taken taken) {
        return List.of(
                BenchResult.figure("archive", taken.perSecond(), "/s"),
                BenchResult.figure("archive, billing", taken.each().billing(), "us"));
    }

    private static List<BenchResult> times(String what, Each each) {
        return List.of(
                BenchResult.figure(what + ", billing", each.billing(), "us"),
                BenchResult.figure(what + ", PostgreSQL", each.postgres(), "us"),
                BenchResult.figure(what + ", Kafka", each.kafka(), "us"));
    }

    private static List<String> notes(long sent, boolean drained) {
        return List.of(
                sent + " events of " + SUBSCRIPTIONS + " subscriptions; "
                        + (drained
                                ? "every one is in the rollups, once."
                                : "not all were taken in within a while, so whether each is in the rollups was not seen."),
                "us: processor time of that process for an event. Catching up is measured after a third of the events;"
                        + " live rates over the second half of their time.");
    }
}
