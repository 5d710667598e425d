package io.modelmarket.billing.trace;

import io.modelmarket.billing.archive.EventSearch.Filter;
import io.modelmarket.billing.trace.AccrualView.AccrualsView;
import io.modelmarket.billing.trace.EventLookup.Reader;
import io.modelmarket.billing.trace.EventQuestion.When;
import io.modelmarket.billing.trace.EventView.EventsView;
import io.modelmarket.billing.trace.LineView.SharedLineView;
import io.modelmarket.billing.trace.UsageBehindView.By;
import io.modelmarket.billing.wire.NumberKeyset;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Finance follows a payout to its accruals, their lines, the usage behind these and single events, and back. */
@Path("/v1/finance")
@PlatformRole("finance")
class FinanceTraceResource {

    static final String ACCRUALS = "/v1/finance/accruals";
    static final String EVENTS = "/v1/finance/events";

    private static final String TRACE = "/v1/finance/trace";
    private static final Reader FINANCE = new Reader(null, null);

    private final AccrualReads accruals;
    private final Traces traces;
    private final EventLookup events;
    private final InstantSource clock;

    @Inject
    FinanceTraceResource(AccrualReads accruals, Traces traces, EventLookup events, InstantSource clock) {
        this.accruals = accruals;
        this.traces = traces;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Accruals in the order they arose: of a payout (its settlement and partner), of an invoice or a line of it, of a
     * partner's statement or of a model's month. What a payout pays again is in {@code again}, with the address of the
     * accruals of the payout that came back.
     */
    @GET
    @Path("accruals")
    public AccrualsView accruals(
            @QueryParam("settlement") @Nullable String settlement,
            @QueryParam("partner") @Nullable String partner,
            @QueryParam("invoice") @Nullable String invoice,
            @QueryParam("line") @Nullable Integer line,
            @QueryParam("agreement") @Nullable String agreement,
            @QueryParam("model") @Nullable String model,
            @QueryParam("period") @Nullable String period,
            @QueryParam("usagePeriod") @Nullable String usagePeriod,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        NumberKeyset page = NumberKeyset.of(cursor, limit, 1);
        Instant asOf = clock.instant();
        AccrualSearch search =
                new AccrualSearch(settlement, partner, invoice, line, agreement, model, period, usagePeriod);
        List<AccrualView> read = accruals.find(search, page);
        List<AccrualView> items = page.items(read);
        return new AccrualsView(
                items,
                accruals.again(search),
                asOf,
                read.size() > page.size() ? NumberKeyset.cursor(items.getLast().id()) : null);
    }

    @GET
    @Path("accruals/{id}")
    public AccrualView accrual(@PathParam("id") long id) {
        return accruals.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no accrual " + id + "."));
    }

    /** A line with the first 100 of its shares. */
    @GET
    @Path("invoices/{number}/lines/{line}")
    public SharedLineView line(@PathParam("number") String number, @PathParam("line") int line) {
        return traces.line(number, line, true);
    }

    @GET
    @Path("invoices/{number}/lines/{line}/usage")
    public UsageBehindView usage(
            @PathParam("number") String number,
            @PathParam("line") int line,
            @QueryParam("by") @Parameter(schema = @Schema(implementation = By.class)) @Nullable String by,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return traces.usage(number, line, By.parse(by), Page.of(cursor, limit), true);
    }

    /** Single events from the archive: of a subscription, a consumer or a partner's models, or of all. */
    @GET
    @Path("events")
    public EventsView events(
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("partner") @Nullable String partner,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("day") @Nullable String day,
            @QueryParam("release") @Nullable String release,
            @QueryParam("key") @Nullable String key,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("plan") @Nullable String plan,
            @QueryParam("planVersion") @Nullable Integer planVersion,
            @QueryParam("region") @Nullable String region,
            @QueryParam("requestId") @Nullable String requestId,
            @QueryParam("order") @Nullable String order,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        EventQuestion question = new EventQuestion(
                subscription,
                new When(from, to, day),
                new Filter(release, key, outcome, requestId, plan, planVersion, region),
                order);
        return EventsView.of(
                events.find(question, new Reader(tenant, partner), NumberKeyset.of(cursor, limit, EventLookup.NUMBERS)),
                event -> EventView.whole(event, TRACE));
    }

    /** What the events with a request id became part of: rollup, lines, shares, payouts. */
    @GET
    @Path("trace")
    public TraceView trace(
            @QueryParam("requestId") @Nullable String requestId,
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("day") @Nullable String day) {
        EventQuestion question = new EventQuestion(
                subscription, new When(from, to, day), new Filter(null, null, null, requestId, null, null, null), null);
        return traces.up(question, FINANCE, TRACE, true);
    }
}
