package io.modelmarket.billing.trace;

import io.modelmarket.billing.archive.ArchivedEvent;
import io.modelmarket.billing.trace.EventLookup.Answer;
import io.modelmarket.billing.usage.Inspection;
import io.modelmarket.billing.wire.NumberKeyset;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One answer, or failure, as its data plane wrote it.
 *
 * @param event its identity: node, epoch and sequence; partners do not see it, nor what follows
 * @param requestId what its caller was told
 * @param tenant the consumer
 * @param key the API key's id
 * @param billable whether what it used is billed
 * @param billedFailure why the model was run for nothing and is billed all the same; absent of all others
 * @param region where its data plane is; absent where it did not say
 * @param finishedAt decides its hour, day and period
 * @param trace where it is followed to what it became part of; not for partners
 */
@Schema(name = "UsageEventView")
record EventView(
        @Nullable String event,
        @Nullable String requestId,
        @Nullable String tenant,
        @Nullable String key,
        UUID subscription,
        String model,
        @Nullable String release,
        UUID plan,
        int planVersion,
        String outcome,
        boolean billable,
        @Nullable String billedFailure,
        Quantities used,
        @Nullable String region,
        @Nullable Instant startedAt,
        Instant finishedAt,
        @Nullable String trace) {

    /** For finance, or the consumer itself. */
    static EventView whole(ArchivedEvent event, String traces) {
        return of(
                event,
                new Identity(
                        event.node() + "/" + event.epoch() + "/" + event.sequence(),
                        event.requestId(),
                        event.tenant(),
                        event.key(),
                        trace(event, traces)));
    }

    /** For the model's partner: not who has called. */
    static EventView ofModel(ArchivedEvent event) {
        return of(event, new Identity(null, null, null, null, null));
    }

    private static EventView of(ArchivedEvent event, Identity identity) {
        return new EventView(
                identity.event(),
                identity.requestId(),
                identity.tenant(),
                identity.key(),
                event.subscription(),
                event.model(),
                event.release().isEmpty() ? null : event.release(),
                event.plan(),
                event.planVersion(),
                event.outcome(),
                isBillable(event),
                event.billedFailure(),
                new Quantities(
                        event.requests(),
                        event.rows(),
                        event.computeMicros(),
                        event.bytesIn(),
                        event.bytesOut(),
                        event.tokensIn(),
                        event.tokensOut()),
                event.region().isEmpty() ? null : event.region(),
                event.startedAt(),
                event.finishedAt(),
                identity.trace());
    }

    static boolean isBillable(ArchivedEvent event) {
        return Inspection.billable(UsageEvent.Outcome.valueOf(event.outcome()));
    }

    private static String trace(ArchivedEvent event, String traces) {
        return traces
                + Href.query(
                        "requestId",
                        event.requestId(),
                        "subscription",
                        event.subscription(),
                        "from",
                        event.finishedAt(),
                        "to",
                        event.finishedAt().plusMillis(1));
    }

    private record Identity(
            @Nullable String event,
            @Nullable String requestId,
            @Nullable String tenant,
            @Nullable String key,
            @Nullable String trace) {}

    /** What was used, by meter. */
    @Schema(name = "MeteredQuantities")
    record Quantities(
            long requests, long rows, long computeMicros, long bytesIn, long bytesOut, long tokensIn, long tokensOut) {}

    /**
     * A page of events.
     *
     * @param timeZone in which a day was meant; {@code UTC} where no subscription was named
     * @param asOf everything that was counted by then is in the archive, and so here
     * @param waiting records that are counted and not in the archive yet; 0 where nothing can be missing
     */
    @Schema(name = "UsageEventsView")
    record EventsView(
            Instant from,
            Instant to,
            String timeZone,
            List<EventView> items,
            Instant asOf,
            long waiting,
            @Nullable String next) {

        static EventsView of(Answer answer, Function<ArchivedEvent, EventView> view) {
            List<ArchivedEvent> events = answer.found().events();
            return new EventsView(
                    answer.span().from(),
                    answer.span().to(),
                    answer.timeZone(),
                    events.stream().map(view).toList(),
                    answer.found().archived().asOf(),
                    answer.found().archived().waiting(),
                    answer.found().more() ? after(events.getLast()) : null);
        }

        private static String after(ArchivedEvent event) {
            return NumberKeyset.cursor(
                    event.at().micros(),
                    (long) event.at().partition(),
                    event.at().offset(),
                    (long) event.at().index());
        }
    }
}
