package io.modelmarket.billing.close;

import io.modelmarket.billing.archive.ArchiveGaps;
import io.modelmarket.billing.close.InvoiceGaps.Gaps;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.usage.IntakeGaps;
import io.modelmarket.billing.usage.IntakeLag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a month's usage is likely to be whole, so that it can be frozen. Across tenants only. */
@ApplicationScoped
class Readiness {

    private final CloseConfig config;
    private final IntakeLag intake;
    private final IntakeGaps gaps;
    private final ArchiveGaps archive;
    private final InvoiceGaps invoices;
    private final InstantSource clock;

    @Inject
    Readiness(
            CloseConfig config,
            IntakeLag intake,
            IntakeGaps gaps,
            ArchiveGaps archive,
            InvoiceGaps invoices,
            InstantSource clock) {
        this.config = config;
        this.intake = intake;
        this.gaps = gaps;
        this.archive = archive;
        this.invoices = invoices;
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
        OptionalLong lag = config.checkIntake() ? intake.events() : OptionalLong.empty();
        Usage usage = new Usage(lag, gaps.missing(from), gaps.rejected(from, to, only));
        long archiveGaps = archive.count(from);
        Gaps lacking = invoices.of(consumers, month, from, to);
        List<String> reasons = new ArrayList<>();
        if (now.isBefore(graceUntil)) {
            reasons.add("the month is in grace until " + graceUntil);
        }
        if (config.checkIntake()) {
            reasons.addAll(usage.reasons(config.mostLag()));
        }
        return new ReadinessView(
                month.toString(),
                only,
                graceUntil,
                usage.lag().orElse(0),
                usage.lag().isPresent(),
                usage.missing(),
                usage.rejected(),
                archiveGaps,
                lacking.withoutProfile().size(),
                lacking.named(),
                lacking.withoutAccount(),
                reasons.isEmpty(),
                reasons,
                Stream.concat(warnings(archiveGaps).stream(), lacking.warnings().stream())
                        .toList(),
                now);
    }

    private static List<String> warnings(long archiveGaps) {
        return archiveGaps == 0
                ? List.of()
                : List.of(archiveGaps + " stretches of usage are counted and not in the archive: it is billed as it is"
                        + " counted, and a reconciliation differs by it");
    }

    /** What is known of a month's usage that is not counted; no lag where Kafka cannot be asked. */
    record Usage(OptionalLong lag, long missing, long rejected) {

        /** Why the month is not whole, where at most so many events may be on their way. */
        List<String> reasons(long mostLag) {
            List<String> reasons = new ArrayList<>();
            if (lag.isEmpty()) {
                reasons.add("Kafka cannot be asked how many events are not taken in yet");
            }
            add(reasons, lag.orElse(0) > mostLag ? lag.orElse(0) : 0, " events are not taken in yet");
            add(reasons, missing, " events are missing of nodes that were at work since the month began");
            add(reasons, rejected, " events of the month were refused");
            return reasons;
        }

        private static void add(List<String> reasons, long events, String what) {
            if (events > 0) {
                reasons.add(events + what);
            }
        }
    }

    /**
     * Whether a month can be frozen.
     *
     * @param graceUntil until when late usage is waited for
     * @param lag about how many events are before intake, of all instances; 0 where that is not known
     * @param lagKnown whether Kafka was asked and has said so
     * @param missing events in the sequences of nodes that were at work since the month began
     * @param rejected events of the month that were refused
     * @param archiveGaps stretches of such nodes' usage that are counted and not in the archive
     * @param withoutProfile consumers of the month without a billing profile: they are taxed as private buyers
     * @param firstWithoutProfile the first of them by name, at most 10
     * @param withoutAccount currencies of the month whose invoices will not say where to pay
     * @param reasons why not; a close that is forced needs a reason, which is kept
     * @param warnings what does not keep it from being frozen, but should be known
     */
    @Schema(name = "CloseReadinessView")
    record ReadinessView(
            String period,
            @Nullable String tenant,
            Instant graceUntil,
            long lag,
            boolean lagKnown,
            long missing,
            long rejected,
            long archiveGaps,
            int withoutProfile,
            List<String> firstWithoutProfile,
            List<String> withoutAccount,
            boolean ready,
            List<String> reasons,
            List<String> warnings,
            Instant asOf) {}
}
