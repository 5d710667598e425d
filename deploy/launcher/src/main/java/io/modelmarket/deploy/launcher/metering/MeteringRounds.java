package io.modelmarket.deploy.launcher.metering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** The measurements, one after another in one place. */
public final class MeteringRounds {

    private final MeteringPlace place;
    private final UsageLoad load;
    private final Consumer<String> progress;

    /** Measures nothing yet. */
    public MeteringRounds(MeteringPlace place, UsageLoad load, Consumer<String> progress) {
        this.place = place;
        this.load = load;
        this.progress = progress;
    }

    /**
     * Events that lie there are counted by a plain consumer, by intake alone, and by intake while they are archived.
     */
    public Round catchUp(long events) {
        progress.accept("catching up with " + events + " events");
        load.send(events);
        double floor = PlainCount.perSecond(place, events);
        Taken alone = takenIn(false, load.sent() - events);
        load.send(events);
        Taken both = takenIn(true, load.sent() - events);
        return new Round(
                floor,
                alone.counted(),
                both.counted(),
                both.archived(),
                alone.micros(),
                both.micros() - alone.micros());
    }

    /** Events come at a rate: how far behind them the rollups are, in milliseconds. */
    public Lag live(int perSecond, int seconds) throws InterruptedException {
        progress.accept(perSecond + " events a second for " + seconds + " s");
        place.startBilling(true);
        List<Long> behind = Collections.synchronizedList(new ArrayList<>());
        Thread sender = Thread.ofPlatform().start(() -> load.send(perSecond, seconds));
        place.watchCounted(counted -> {
            behind.add(load.nanosBehind(counted));
            return sender.isAlive() || counted < load.sent();
        });
        sender.join();
        place.stopBilling();
        List<Long> sorted = behind.subList(behind.size() / 10, behind.size()).stream()
                .sorted()
                .toList();
        return new Lag(millis(sorted, 0.5), millis(sorted, 0.99));
    }

    /** Whether every event that was sent is in the rollups, once. */
    public boolean allCounted() {
        return place.holds(load.sent());
    }

    private Taken takenIn(boolean archiving, long from) {
        CatchUp counted = new CatchUp(from, load.sent());
        CatchUp archived = new CatchUp(from, load.sent());
        place.startBilling(archiving);
        try {
            Duration before = place.billingTime();
            place.watchCounted(counted);
            if (archiving) {
                place.watchArchived(archived);
            }
            Duration used = place.billingTime().minus(before);
            double micros = used.toNanos() / 1e3 / (load.sent() - from);
            return new Taken(counted.perSecond(), archiving ? archived.perSecond() : 0, micros);
        } finally {
            place.stopBilling();
        }
    }

    private static double millis(List<Long> sorted, double part) {
        return sorted.get((int) ((sorted.size() - 1) * part)) / 1e6;
    }

    /**
     * Records a second: the plain consumer, intake alone, intake and archive where both are on; and billing's processor
     * time for an event, in microseconds.
     */
    public record Round(
            double floor,
            double alone,
            double besideArchive,
            double archive,
            double intakeMicros,
            double archiveMicros) {}

    /** How far behind the rollups are, half and nearly all of the time. */
    public record Lag(double median, double most) {}

    private record Taken(double counted, double archived, double micros) {}
}
