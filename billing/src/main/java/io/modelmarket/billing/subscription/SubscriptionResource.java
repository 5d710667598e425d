package io.modelmarket.billing.subscription;

import io.modelmarket.billing.referral.RedeemedCode;
import io.modelmarket.billing.referral.Referrals;
import io.modelmarket.billing.subscription.SubscriptionReads.SubscriptionView;
import io.modelmarket.billing.subscription.Subscriptions.Subscribed;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A consumer's subscriptions. */
@Path("/v1/tenants/{tenant}/subscriptions")
class SubscriptionResource {

    private static final int CREATED = 201;

    private final Subscriptions subscriptions;
    private final SubscriptionChanges changes;
    private final SubscriptionReads reads;
    private final QuotaRefresh quotas;
    private final Referrals referrals;
    private final Caller caller;

    @Inject
    SubscriptionResource(
            Subscriptions subscriptions,
            SubscriptionChanges changes,
            SubscriptionReads reads,
            QuotaRefresh quotas,
            Referrals referrals,
            Caller caller) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.reads = reads;
        this.quotas = quotas;
        this.referrals = referrals;
        this.caller = caller;
    }

    /**
     * A subscription to the model that was cancelled in the running month goes on: it keeps its id and its month's use.
     */
    @POST
    @TenantRoles(Role.DEVELOPER)
    @Idempotent
    @ResponseStatus(CREATED)
    public SubscriptionView subscribe(@PathParam("tenant") String tenant, @NotNull @Valid SubscriptionRequest request) {
        String code = request.referralCode();
        RedeemedCode referral = code == null ? null : referrals.redeem(code, caller.tenant());
        Subscribed subscribed = subscriptions.subscribe(caller.tenant(), request.planId(), referral);
        return reads.view(subscribed.subscription());
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
            @PathParam("tenant") String tenant, @PathParam("id") UUID id, @NotNull @Valid MoveRequest request) {
        When when = request.when() == null ? When.NOW : request.when();
        Subscribed moved = changes.move(id, request.planId(), when);
        if (when == When.NOW) {
            quotas.publish(moved.subscription());
        }
        return reads.view(moved.subscription());
    }

    @DELETE
    @Path("{id}")
    @TenantRoles(Role.DEVELOPER)
    public void cancel(
            @PathParam("tenant") String tenant,
            @PathParam("id") UUID id,
            @QueryParam("when") @DefaultValue("NOW") When when) {
        changes.cancel(id, when);
    }

    @DELETE
    @Path("{id}/change")
    @TenantRoles(Role.DEVELOPER)
    public SubscriptionView resume(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        return reads.view(changes.resume(id).subscription());
    }

    /** Which plan to be on, and whose code has brought the consumer. */
    record SubscriptionRequest(
            @NotNull UUID planId, @Size(max = 32) @Nullable String referralCode) {}

    /** Which plan to go on with, and from when; now unless said. */
    record MoveRequest(@NotNull UUID planId, @Nullable When when) {}

    /** A page of subscriptions. */
    record SubscriptionsView(
            List<SubscriptionView> items, @Nullable String next) {}
}
