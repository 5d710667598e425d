package io.modelmarket.billing.subscription;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.quota.Quotas;
import io.modelmarket.billing.subscription.SubscriptionReads.SubscriptionView;
import io.modelmarket.billing.subscription.Subscriptions.Subscribed;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import io.modelmarket.kit.tenancy.TenantScope;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A consumer's subscriptions. */
@Path("/v1/tenants/{tenant}/subscriptions")
class SubscriptionResource {

    private static final int CREATED = 201;

    private final Subscriptions subscriptions;
    private final SubscriptionReads reads;
    private final Quotas quotas;
    private final TenantScope scope;
    private final Caller caller;
    private final InstantSource clock;

    @Inject
    SubscriptionResource(
            Subscriptions subscriptions,
            SubscriptionReads reads,
            Quotas quotas,
            TenantScope scope,
            Caller caller,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.reads = reads;
        this.quotas = quotas;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @TenantRoles(Role.DEVELOPER)
    @Idempotent
    @ResponseStatus(CREATED)
    public SubscriptionView subscribe(@PathParam("tenant") String tenant, @NotNull @Valid SubscriptionRequest request) {
        Subscribed subscribed = subscriptions.subscribe(caller.tenant(), request.planId());
        return SubscriptionView.of(subscribed.subscription(), subscribed.plan());
    }

    @GET
    @TenantRoles
    public SubscriptionsView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<SubscriptionView> read = reads.list(page);
        return new SubscriptionsView(page.items(read), page.next(read));
    }

    @PUT
    @Path("{id}/plan")
    @TenantRoles(Role.DEVELOPER)
    public SubscriptionView move(
            @PathParam("tenant") String tenant, @PathParam("id") UUID id, @NotNull @Valid SubscriptionRequest request) {
        Subscribed moved = subscriptions.move(id, request.planId());
        Period period = Period.containing(clock.instant(), moved.subscription().zone());
        scope.runAsPlatform(() -> quotas.publishCurrent(id, period));
        return SubscriptionView.of(moved.subscription(), moved.plan());
    }

    @DELETE
    @Path("{id}")
    @TenantRoles(Role.DEVELOPER)
    public void cancel(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        subscriptions.cancel(id);
    }

    /** Which plan to be on. */
    record SubscriptionRequest(@NotNull UUID planId) {}

    /** A page of subscriptions. */
    record SubscriptionsView(
            List<SubscriptionView> items, @Nullable String next) {}
}
