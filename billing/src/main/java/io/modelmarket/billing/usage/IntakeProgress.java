package io.modelmarket.billing.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** What this instance has taken in and what is still before it, as metrics. */
@ApplicationScoped
public class IntakeProgress {

    private static final String EVENTS = "market.usage.intake.events";

    private final Counter accepted;
    private final Counter duplicates;
    private final Counter rejected;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();

    @Inject
    IntakeProgress(MeterRegistry meters) {
        this.accepted = meters.counter(EVENTS, "result", "accepted");
        this.duplicates = meters.counter(EVENTS, "result", "duplicate");
        this.rejected = meters.counter(EVENTS, "result", "rejected");
        meters.gauge("market.usage.intake.lag", lag);
        meters.gauge("market.usage.intake.gaps", gaps);
    }

    void tookIn(Intake.Outcome.TakenIn taken) {
        accepted.increment((double) taken.accepted());
        duplicates.increment((double) taken.duplicates());
        rejected.increment((double) taken.rejected());
    }

    /** How many stretches of usage were sent and not read, when last looked. */
    long gaps() {
        return gaps.get();
    }

    void gaps(long open) {
        gaps.set(open);
    }

    void lag(long events) {
        lag.set(events);
    }

    /** About how many events of this instance's partitions are not taken in yet. */
    public long lag() {
        return lag.get();
    }
}
