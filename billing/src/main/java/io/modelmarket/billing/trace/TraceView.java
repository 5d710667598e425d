package io.modelmarket.billing.trace;

import io.modelmarket.billing.trace.EventView.Quantities;
import io.modelmarket.billing.trace.LineView.SharedLineView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Events and what each became part of. Request ids are their callers' or ours, so that several events may have one.
 *
 * @param items the first of them
 * @param asOf everything that was counted by then is in the archive, and so here
 * @param waiting records that are counted and not in the archive yet
 */
record TraceView(Instant from, Instant to, String timeZone, List<TracedEventView> items, Instant asOf, long waiting) {

    /**
     * An event, the rollup that it was added to, and the invoice lines that bill the usage it is part of, with the
     * shares of them that its release has earned and the payouts that pay those. A month that is billed in several
     * parts has several lines, and the event is in what all of them bill together. Without shares for consumers.
     */
    record TracedEventView(EventView event, @Nullable RollupView rollup, List<SharedLineView> lines) {}

    /**
     * A subscription's usage of a release on a plan version in an hour.
     *
     * @param from when the hour begins
     * @param day in the consumer's zone
     * @param usagePeriod the month it is billed in
     */
    @Schema(name = "UsageRollupView")
    record RollupView(
            Instant from,
            Instant to,
            LocalDate day,
            String usagePeriod,
            @Nullable String release,
            long failed,
            Quantities used) {}
}
