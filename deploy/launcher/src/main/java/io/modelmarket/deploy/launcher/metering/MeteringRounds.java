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
    private static final Duration LONGEST_ARCHIVING = Duration.ofSeconds(60);
    /** Billing's {@code market.archive.file-events}: the last ones wait for as many, or for a minute. */
    private static final long OF_A_FILE = 200_000;
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
        place.startBilling();
        place.watchCounted(counted);
        return new Taken(floor, counted.perSecond(), counted.each());
    }

    /** Events come at a rate, while intake runs and archives: how far rollups and archive are behind them. */
    public Live live(int perSecond, int seconds) throws InterruptedException {
        progress.accept(perSecond + " events a second for " + seconds + " s");
        List<Lag.Sample> rollups = new ArrayList<>();
        List<ArchiveLag.Sample> archive = new ArrayList<>();
        PartTimes begun = place.times();
        Thread sender = Thread.ofPlatform().start(() -> load.send(perSecond, seconds));
        place.watch((counted, archived) -> {
            long now = System.nanoTime();
            rollups.add(new Lag.Sample(now, counted, load.nanosBehind(counted)));
            archive.add(new ArchiveLag.Sample(now, counted, archived));
            return sender.isAlive();
        });
        sender.join();
        long counted = rollups.getLast().counted() - rollups.getFirst().counted();
        return new Live(Lag.of(rollups, place.times().since(begun, counted)), ArchiveLag.of(archive));
    }

    /** Waits until everything is counted; whether it was within a while. */
    public boolean drain() {
        CatchUp all = new CatchUp(0, load.sent(), LONGEST_DRAIN, place::times);
        place.watchCounted(all);
        return all.complete();
    }

    /** Lets the archive write what lies there, while intake has nothing to do; but for what makes no file yet. */
    public Taken archive() {
        progress.accept("archiving");
        CatchUp archived = new CatchUp(1, Math.max(1, load.sent() - OF_A_FILE), LONGEST_ARCHIVING, place::times);
        place.watchArchived(archived);
        return new Taken(0, archived.perSecond(), archived.each());
    }

    /** Whether every event that was sent is in the rollups, once. */
    public boolean allCounted() {
        return place.holds(load.sent());
    }

    /** How far behind the events rollups and archive were. */
    public record Live(Lag rollups, ArchiveLag archive) {}

    /**
     * What was taken in.
     *
     * @param floor events a second of the plain consumer
     * @param perSecond events a second
     * @param each processor time for an event
     */
    public record Taken(double floor, double perSecond, Each each) {}
}
