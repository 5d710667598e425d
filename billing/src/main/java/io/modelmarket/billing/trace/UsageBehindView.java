package io.modelmarket.billing.trace;

import io.modelmarket.billing.archive.ArchivedEvents.KeyUse;
import io.modelmarket.billing.trace.EventQuestion.Span;
import io.modelmarket.billing.trace.EventView.Quantities;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The usage behind an invoice line: what the rollups hold of its subscription, plan version and month. A month that is
 * billed in several parts has it behind all of them.
 *
 * @param by what a row is of
 * @param waiting records that are counted and not in the archive yet, where it is by key
 * @param total over all pages; none where a fee is billed and nothing was used
 */
record UsageBehindView(
        UUID subscription,
        UUID plan,
        int planVersion,
        String usagePeriod,
        String timeZone,
        By by,
        List<UsedView> items,
        @Nullable UsedView total,
        Instant asOf,
        long waiting,
        @Nullable String next) {

    /** What usage is summed by. */
    @Schema(name = "UsageBehindBy")
    enum By {
        DAY,
        HOUR,
        RELEASE,
        /** From the archive, which may be behind. */
        KEY;

        /** Days unless it is said otherwise. */
        static By parse(@Nullable String text) {
            if (text == null) {
                return DAY;
            }
            for (By one : values()) {
                if (one.name().equals(text)) {
                    return one;
                }
            }
            throw EventQuestion.invalid("by must be DAY, HOUR, RELEASE or KEY.");
        }
    }

    /**
     * A sum of rollups.
     *
     * @param from first instant of what it is of
     * @param to first instant after
     * @param release of the model, where it is by release
     * @param key the API key's id, where it is by key
     * @param failed requests that were not answered
     * @param events where the single events are found
     */
    record UsedView(
            Instant from,
            Instant to,
            @Nullable String release,
            @Nullable String key,
            long failed,
            Quantities used,
            String events) {

        static UsedView of(KeyUse use, Span time, String events) {
            return new UsedView(
                    time.from(),
                    time.to(),
                    null,
                    use.key(),
                    use.failed(),
                    new Quantities(
                            use.requests(),
                            use.rows(),
                            use.computeMicros(),
                            use.bytesIn(),
                            use.bytesOut(),
                            use.tokensIn(),
                            use.tokensOut()),
                    events + "&key=" + Href.encoded(use.key()));
        }
    }

    /** What a line bills: a subscription on a plan version in a month. */
    record Place(UUID subscription, UUID plan, int planVersion, LocalDate period) {

        /** Where its events in a time are found. */
        String events(String address, Instant from, Instant to) {
            return address
                    + Href.query(
                            "subscription",
                            subscription,
                            "plan",
                            plan,
                            "planVersion",
                            planVersion,
                            "from",
                            from,
                            "to",
                            to,
                            "order",
                            "oldest");
        }
    }
}
