package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.launcher.metering.Lag;
import io.modelmarket.deploy.launcher.metering.MeteringPlace;
import io.modelmarket.deploy.launcher.metering.MeteringPlace.Each;
import io.modelmarket.deploy.launcher.metering.MeteringRounds;
import io.modelmarket.deploy.launcher.metering.MeteringRounds.Live;
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
    private static final String SERVING = "20 000/s while serving";
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
        int seconds = options.quick() ? 8 : 30;
        progress.accept("starting PostgreSQL, Kafka and billing in a temporary folder");
        try (MeteringPlace place = MeteringPlace.start(SUBSCRIPTIONS);
                UsageLoad load = new UsageLoad(place, InstantSource.system(), KEYS)) {
            MeteringRounds metering = new MeteringRounds(place, load, progress);
            List<BenchResult> results = new ArrayList<>(caughtUp(metering.catchUp(events)));
            results.addAll(archived(metering.archive()));
            results.addAll(live("20 000/s", RATE, metering.live(RATE, seconds)));
            metering.drain();
            results.addAll(whileServing(place, metering, seconds, progress));
            metering.drain();
            metering.archive();
            results.addAll(live("200 000/s", HIGH_RATE, metering.live(HIGH_RATE, seconds)));
            boolean drained = metering.drain();
            if (drained && !metering.allCounted()) {
                throw new StackException("the rollups do not hold what was sent: " + load.sent() + " events");
            }
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

    private static List<BenchResult> whileServing(
            MeteringPlace place, MeteringRounds metering, int seconds, Consumer<String> progress)
            throws InterruptedException {
        try (ServingBeside serving = ServingBeside.start(place.market(), progress)) {
            List<BenchResult> results = new ArrayList<>(live(SERVING, RATE, metering.live(RATE, seconds)));
            results.add(BenchResult.figure(SERVING + ", answers", serving.answersPerSecond(), "/s"));
            return results;
        }
    }

    private static List<BenchResult> live(String what, int wanted, Live live) {
        Lag lag = live.rollups();
        List<BenchResult> results = new ArrayList<>(List.of(
                BenchResult.atLeast(what + ", counted", lag.perSecond(), "/s", wanted * HELD),
                BenchResult.figure(what + ", lag, median", lag.median(), "ms"),
                what.equals(SERVING)
                        ? BenchResult.atMost(what + ", lag, p99", lag.most(), "ms", VISIBLE_MILLIS)
                        : BenchResult.figure(what + ", lag, p99", lag.most(), "ms"),
                BenchResult.atMost(what + ", lag grows by", lag.growth(), "ms", STABLE_MILLIS),
                BenchResult.figure(
                        what + ", not archived, most", (double) live.archive().most(), "events")));
        live.archive()
                .growth()
                .ifPresent(growth ->
                        results.add(BenchResult.figure(what + ", not archived, grows by", growth, "events/s")));
        results.addAll(times(what, lag.each()));
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
                "us: processor time of that process for an event, the archive's in billing's. Catching up is measured after"
                        + " a third of the events; live rates over the second half of their time.",
                "not archived: events that are in the rollups and in no file yet. Files have 200 000 events, or those of"
                        + " a minute; how much more there is a second is told where a file was written in both halves of"
                        + " the time.",
                "while serving: a data plane of the same market answers four connections without a pause; their events"
                        + " are counted too; they are in the processor times and in no other figure.");
    }
}
