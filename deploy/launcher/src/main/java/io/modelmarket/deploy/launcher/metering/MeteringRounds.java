package io.modelmarket.deploy.launcher.metering;

import io.modelmarket.deploy.launcher.metering.MeteringPlace.Each;
import io.modelmarket.deploy.launcher.metering.MeteringPlace.PartTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The measurements, one after another in one place; each of them ends in bounded time. */
public final class MeteringRounds {

    private static final Duration LONGEST_SENDING = Duration.ofSeconds(60);
    private static final Duration LONGEST_CATCH_UP = Duration.ofSeconds(60);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(45);
    private static final Duration LONGEST_ARCHIVING = Duration.ofSeconds(20);
    /** The part of the events, one in so many, by which everybody is warm. */
    private static final int WARM = 3;

    private final MeteringPlace place;
    private final UsageLoad load;
    private final Consumer<String> progress;

    /** Measures nothing yet. */
    public MeteringRounds(MeteringPlace place, UsageLoad load, Consumer<String> progress) {
        this.place = place;
        this.load = load;
        this.progress = progress;
    }

    /** Events that lie there are counted by a plain consumer, then by intake, which runs afterwards. */
    public Taken catchUp(long events) {
        progress.accept("sending " + events + " events");
        long from = load.sent();
        PlainCount plain = PlainCount.fromHereOn(place);
        load.send(events, LONGEST_SENDING);
        long sent = load.sent() - from;
        progress.accept("catching up with " + sent + " events");
        double floor = plain.perSecond(sent / WARM);
        CatchUp counted = new CatchUp(from + sent / WARM, load.sent(), LONGEST_CATCH_UP, place::times);
        place.startBilling(false);
        place.watchCounted(counted);
        return new Taken(floor, counted.perSecond(), counted.each());
    }

    /** Events come at a rate, while intake runs: how far behind them the rollups are. */
    public Lag live(int perSecond, int seconds) throws InterruptedException {
        progress.accept(perSecond + " events a second for " + seconds + " s");
        List<Lag.Sample> samples = new ArrayList<>();
        PartTimes begun = place.times();
        Thread sender = Thread.ofPlatform().start(() -> load.send(perSecond, seconds));
        place.watchCounted(counted -> {
            samples.add(new Lag.Sample(System.nanoTime(), counted, load.nanosBehind(counted)));
            return sender.isAlive();
        });
        sender.join();
        long counted = samples.getLast().counted() - samples.getFirst().counted();
        return Lag.of(samples, place.times().since(begun, counted));
    }

    /** Waits until everything is counted, archiving or not; whether it was within a while. */
    public boolean drain() {
        CatchUp all = new CatchUp(0, load.sent(), LONGEST_DRAIN, place::times);
        place.watchCounted(all);
        return all.complete();
    }

    /** Begins again, with the archive on: it writes what lies there, while intake has nothing to do. */
    public Taken archive() {
        progress.accept("archiving");
        place.stopBilling();
        place.startBilling(true);
        CatchUp archived = new CatchUp(1, load.sent(), LONGEST_ARCHIVING, place::times);
        place.watchArchived(archived);
        return new Taken(0, archived.perSecond(), archived.each());
    }

    /** Whether every event that was sent is in the rollups, once. */
    public boolean allCounted() {
        return place.holds(load.sent());
    }

    /**
     * What was taken in.
     *
     * @param floor events a second of the plain consumer
     * @param perSecond events a second
     * @param each processor time for an event
     */
    public record Taken(double floor, double perSecond, Each each) {}
}
