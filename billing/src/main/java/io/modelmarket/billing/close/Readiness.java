package io.modelmarket.billing.close;

import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.usage.IntakeGaps;
import io.modelmarket.billing.usage.IntakeProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a month's usage is likely to be whole, so that it can be frozen. Across tenants only. */
@ApplicationScoped
class Readiness {

    private final CloseConfig config;
    private final IntakeProgress intake;
    private final IntakeGaps gaps;
    private final InstantSource clock;

    @Inject
    Readiness(CloseConfig config, IntakeProgress intake, IntakeGaps gaps, InstantSource clock) {
        this.config = config;
        this.intake = intake;
        this.gaps = gaps;
        this.clock = clock;
    }

    /**
     * Looks at a month.
     *
     * @param consumers whose zones it is cut in; at least one
     * @param only the one that it is closed for; null for all
     */
    ReadinessView of(YearMonth month, List<KnownTenant> consumers, @Nullable String only) {
        List<Period> periods = consumers.stream()
                .map(consumer -> new Period(month, consumer.zone()))
                .toList();
        Instant from = periods.stream()
                .map(Period::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant to =
                periods.stream().map(Period::to).max(Comparator.naturalOrder()).orElseThrow();
        Instant now = clock.instant();
        Instant graceUntil = to.plus(config.grace());
        long lag = intake.lag();
        long missing = gaps.missing(from);
        long rejected = gaps.rejected(from, to, only);
        List<String> reasons = new ArrayList<>();
        if (now.isBefore(graceUntil)) {
            reasons.add("the month is in grace until " + graceUntil);
        }
        if (config.checkIntake()) {
            add(reasons, lag > config.mostLag() ? lag : 0, " events are not taken in yet");
            add(reasons, missing, " events are missing of nodes that were at work since the month began");
            add(reasons, rejected, " events of the month were refused");
        }
        return new ReadinessView(
                month.toString(), only, graceUntil, lag, missing, rejected, reasons.isEmpty(), reasons, now);
    }

    private static void add(List<String> reasons, long events, String what) {
        if (events > 0) {
            reasons.add(events + what);
        }
    }

    /**
     * Whether a month can be frozen.
     *
     * @param graceUntil until when late usage is waited for
     * @param lag about how many events are before intake
     * @param missing events in the sequences of nodes that were at work since the month began
     * @param rejected events of the month that were refused
     * @param reasons why not; a close that is forced needs a reason, which is kept
     */
    @Schema(name = "CloseReadinessView")
    record ReadinessView(
            String period,
            @Nullable String tenant,
            Instant graceUntil,
            long lag,
            long missing,
            long rejected,
            boolean ready,
            List<String> reasons,
            Instant asOf) {}
}
