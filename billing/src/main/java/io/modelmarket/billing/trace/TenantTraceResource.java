package io.modelmarket.billing.trace;

import io.modelmarket.billing.archive.EventSearch.Filter;
import io.modelmarket.billing.trace.EventLookup.Reader;
import io.modelmarket.billing.trace.EventQuestion.When;
import io.modelmarket.billing.trace.EventView.EventsView;
import io.modelmarket.billing.trace.LineView.SharedLineView;
import io.modelmarket.billing.trace.UsageBehindView.By;
import io.modelmarket.billing.wire.NumberKeyset;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A consumer follows its invoices to its own calls and back; a partner sees the calls of its models. */
@Path("/v1/tenants/{tenant}")
@TenantRoles({Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
class TenantTraceResource {

    private static final Set<Role> INVOICES = EnumSet.of(Role.OWNER, Role.FINANCE, Role.VIEWER);

    private final Traces traces;
    private final EventLookup events;
    private final Caller caller;

    @Inject
    TenantTraceResource(Traces traces, EventLookup events, Caller caller) {
        this.traces = traces;
        this.events = events;
        this.caller = caller;
    }

    /** Where a consumer's own events are found. */
    static String events(String tenant) {
        return "/v1/tenants/" + Href.encoded(tenant) + "/events";
    }

    /** The tenant's own calls. */
    @GET
    @Path("events")
    public EventsView events(
            @PathParam("tenant") String tenant,
            @QueryParam("subscription") @Nullable String subscription,
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
                events.find(question, consumer(), NumberKeyset.of(cursor, limit, EventLookup.NUMBERS)),
                event -> EventView.whole(event, address()));
    }

    /** What the tenant's calls with a request id became part of: rollup and invoice lines. */
    @GET
    @Path("events/trace")
    public TraceView trace(
            @PathParam("tenant") String tenant,
            @QueryParam("requestId") @Nullable String requestId,
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("day") @Nullable String day) {
        EventQuestion question = new EventQuestion(
                subscription, new When(from, to, day), new Filter(null, null, null, requestId, null, null, null), null);
        return traces.up(question, consumer(), address(), seesInvoices());
    }

    @GET
    @Path("invoices/{number}/lines/{line}")
    @TenantRoles({Role.FINANCE, Role.VIEWER})
    public SharedLineView line(
            @PathParam("tenant") String tenant, @PathParam("number") String number, @PathParam("line") int line) {
        return traces.line(number, line, false);
    }

    @GET
    @Path("invoices/{number}/lines/{line}/usage")
    @TenantRoles({Role.FINANCE, Role.VIEWER})
    public UsageBehindView usage(
            @PathParam("tenant") String tenant,
            @PathParam("number") String number,
            @PathParam("line") int line,
            @QueryParam("by") @Parameter(schema = @Schema(implementation = By.class)) @Nullable String by,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return traces.usage(number, line, By.parse(by), Page.of(cursor, limit), false);
    }

    /** Calls of the tenant's models, without who made them. */
    @GET
    @Path("model-events")
    @TenantRoles({Role.PUBLISHER, Role.FINANCE, Role.VIEWER})
    public EventsView ofModels(
            @PathParam("tenant") String tenant,
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("day") @Nullable String day,
            @QueryParam("release") @Nullable String release,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("plan") @Nullable String plan,
            @QueryParam("planVersion") @Nullable Integer planVersion,
            @QueryParam("region") @Nullable String region,
            @QueryParam("order") @Nullable String order,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        EventQuestion question = new EventQuestion(
                subscription,
                new When(from, to, day),
                new Filter(release, null, outcome, null, plan, planVersion, region),
                order);
        Reader partner = new Reader(null, caller.tenant().value());
        return EventsView.of(
                events.find(question, partner, NumberKeyset.of(cursor, limit, EventLookup.NUMBERS)),
                EventView::ofModel);
    }

    private boolean seesInvoices() {
        return caller.role().filter(INVOICES::contains).isPresent();
    }

    private Reader consumer() {
        return new Reader(caller.tenant().value(), null);
    }

    private String address() {
        return events(caller.tenant().value()) + "/trace";
    }
}
