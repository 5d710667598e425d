package io.modelmarket.billing.archive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelmarket.billing.usage.IntakeProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What this instance has archived, as metrics, and whether somebody waits for the rest. */
@ApplicationScoped
class ArchiveProgress {

    private final Counter events;
    private final Counter files;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicBoolean hurry = new AtomicBoolean();
    private final IntakeProgress intake;

    @Inject
    ArchiveProgress(MeterRegistry meters, IntakeProgress intake) {
        this.intake = intake;
        this.events = meters.counter("market.archive.events");
        this.files = meters.counter("market.archive.files");
        meters.gauge("market.archive.lag", lag);
        meters.gauge("market.archive.gaps", gaps);
    }

    void wrote(ArchivedFile.Content content) {
        events.increment((double) content.rows());
        files.increment();
    }

    void lag(long events) {
        lag.set(events);
    }

    long lag() {
        return lag.get();
    }

    /** How many stretches of counted usage the archive misses, when last looked. */
    long gaps() {
        return gaps.get();
    }

    void gaps(long open) {
        gaps.set(open);
    }

    /** About how many events intake has before it. */
    long beforeIntake() {
        return intake.lag();
    }

    /** Asks for what is read to be written soon. */
    void hurry() {
        hurry.set(true);
    }

    /** Whether that was asked since the last time. */
    boolean takeHurry() {
        return hurry.getAndSet(false);
    }
}
