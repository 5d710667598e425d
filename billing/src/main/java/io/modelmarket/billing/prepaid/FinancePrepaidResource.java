package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.prepaid.Orders.Order;
import io.modelmarket.billing.prepaid.PrepaidReads.CreditView;
import io.modelmarket.billing.prepaid.PrepaidResource.OrdersView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance gives credit, and says when that which was ordered is paid. */
@Path("/v1/finance/prepaid")
@PlatformRole("finance")
class FinancePrepaidResource {

    private static final int CREATED = 201;
    private static final int USUAL_PRIORITY = 10;
    private static final int LAST_PRIORITY = 1000;

    private final Grants grants;
    private final Orders orders;
    private final PrepaidReads reads;
    private final Caller caller;

    @Inject
    FinancePrepaidResource(Grants grants, Orders orders, PrepaidReads reads, Caller caller) {
        this.grants = grants;
        this.orders = orders;
        this.reads = reads;
        this.caller = caller;
    }

    /** Gives promotional credit. */
    @POST
    @Path("grants")
    @Idempotent
    @ResponseStatus(CREATED)
    public CreditView give(@NotNull @Valid GrantRequest request) {
        Grants.Gift gift = new Grants.Gift(
                request.tenant(),
                CreditAmount.money(request.amount(), request.currency()),
                request.priority() == null ? USUAL_PRIORITY : request.priority(),
                request.expiresAt(),
                request.reason());
        return reads.credit(grants.give(gift, caller.subject())).orElseThrow();
    }

    @GET
    @Path("credits")
    public CreditsView credits(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<CreditView> read = reads.credits(tenant, page);
        return new CreditsView(page.items(read), page.next(read));
    }

    @GET
    @Path("orders")
    public OrdersView orders(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<Order> read = orders.list(tenant, page);
        return new OrdersView(page.items(read), page.next(read));
    }

    /** The money of an order has come in: it is a credit from now on. */
    @POST
    @Path("orders/{reference}/receipt")
    @Idempotent
    @ResponseStatus(CREATED)
    public CreditView received(@PathParam("reference") String reference, @NotNull @Valid ReceiptRequest request) {
        return reads.credit(grants.received(
                        reference, new Grants.Arrival(request.bankReference(), Purpose.BANK, null), caller.subject()))
                .orElseThrow();
    }

    /** Takes back what is left of a credit that should not have been. */
    @POST
    @Path("credits/{id}/reversal")
    @Idempotent
    @ResponseStatus(CREATED)
    public CreditView reverse(@PathParam("id") UUID id, @NotNull @Valid CreditReversalRequest request) {
        grants.reverse(id, request.reason(), caller.subject());
        return reads.credit(id).orElseThrow();
    }

    /** What is given to whom, and why; lower priorities are used first, 10 unless said. */
    record GrantRequest(
            @NotBlank @Size(max = 40) String tenant,
            @NotBlank @Size(max = 30) String amount,
            @NotBlank @Size(max = 3) String currency,
            @PositiveOrZero @Max(LAST_PRIORITY) @Nullable Integer priority,
            @Nullable Instant expiresAt,
            @NotBlank @Size(max = 500) String reason) {}

    /** What the bank calls the transfer. */
    record ReceiptRequest(@NotBlank @Size(max = 140) String bankReference) {}

    /** Why a credit is taken back. */
    record CreditReversalRequest(@NotBlank @Size(max = 500) String reason) {}

    /** A page of credits. */
    record CreditsView(List<CreditView> items, @Nullable String next) {}
}
