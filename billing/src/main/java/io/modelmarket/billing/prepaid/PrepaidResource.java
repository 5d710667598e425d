package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.prepaid.Orders.Order;
import io.modelmarket.billing.prepaid.PrepaidReads.BalanceView;
import io.modelmarket.billing.prepaid.PrepaidReads.CreditView;
import io.modelmarket.billing.prepaid.PrepaidReads.EntryView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A consumer's prepaid credit. */
@Path("/v1/tenants/{tenant}/prepaid")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class PrepaidResource {

    private static final int CREATED = 201;

    private final Orders orders;
    private final PrepaidReads reads;
    private final Caller caller;

    @Inject
    PrepaidResource(Orders orders, PrepaidReads reads, Caller caller) {
        this.orders = orders;
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    public PrepaidView balance(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<CreditView> read = reads.credits(caller.tenant().value(), page);
        return new PrepaidView(reads.balances(caller.tenant().value()), page.items(read), page.next(read));
    }

    @GET
    @Path("entries")
    public EntriesView history(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<EntryView> read = reads.entries(caller.tenant().value(), page);
        return new EntriesView(page.items(read), page.next(read));
    }

    /** Orders credit; it is there when the money has come in under the order's reference. */
    @POST
    @Path("orders")
    @TenantRoles(Role.FINANCE)
    @Idempotent
    @ResponseStatus(CREATED)
    public Order order(@PathParam("tenant") String tenant, @NotNull @Valid CreditAmount request) {
        return orders.place(caller.tenant(), request.money(), caller.subject());
    }

    @GET
    @Path("orders")
    public OrdersView orders(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<Order> read = orders.list(caller.tenant().value(), page);
        return new OrdersView(page.items(read), page.next(read));
    }

    /** What can be used, and a page of all credits in the order in which they are. */
    record PrepaidView(
            List<BalanceView> balances,
            List<CreditView> items,
            @Nullable String next) {}

    /** A page of what happened. */
    @Schema(name = "PrepaidEntriesView")
    record EntriesView(List<EntryView> items, @Nullable String next) {}

    /** A page of orders. */
    record OrdersView(List<Order> items, @Nullable String next) {}
}
