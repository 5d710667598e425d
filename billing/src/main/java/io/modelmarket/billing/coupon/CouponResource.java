package io.modelmarket.billing.coupon;

import io.modelmarket.billing.wire.MoneyView;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Coupons of a partner. */
@Path("/v1/tenants/{tenant}/coupons")
class CouponResource {

    private static final int CREATED = 201;

    private final Coupons coupons;
    private final Caller caller;

    @Inject
    CouponResource(Coupons coupons, Caller caller) {
        this.coupons = coupons;
        this.caller = caller;
    }

    @POST
    @TenantRoles(Role.PUBLISHER)
    @Idempotent
    @ResponseStatus(CREATED)
    public CouponView make(@PathParam("tenant") String tenant, @NotNull @Valid CouponDraft draft) {
        return CouponView.of(coupons.make(caller.tenant(), draft, caller.subject()));
    }

    @GET
    @TenantRoles
    public CouponsView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<CouponView> read =
                coupons.list(caller.tenant(), page).stream().map(CouponView::of).toList();
        return new CouponsView(page.items(read), page.next(read));
    }

    /** Takes no more redemptions. */
    @POST
    @Path("{code}/end")
    @TenantRoles(Role.PUBLISHER)
    public CouponView end(@PathParam("tenant") String tenant, @PathParam("code") String code) {
        return CouponView.of(coupons.end(caller.tenant(), code));
    }

    /** A page of coupons. */
    record CouponsView(List<CouponView> items, @Nullable String next) {}

    /**
     * A coupon in JSON.
     *
     * @param months for how many it is once it is redeemed; absent: for as long as the subscription lives
     * @param plans those it is for; empty: all
     */
    record CouponView(
            UUID id,
            String code,
            @Nullable String percent,
            @Nullable MoneyView amount,
            @Nullable Integer months,
            Instant validFrom,
            @Nullable Instant validTo,
            @Nullable Integer maxRedemptions,
            int redeemed,
            List<UUID> plans,
            Instant createdAt,
            @Nullable Instant endedAt) {

        static CouponView of(Coupon coupon) {
            return new CouponView(
                    coupon.id(),
                    coupon.code(),
                    coupon.percent() == null
                            ? null
                            : coupon.percent().stripTrailingZeros().toPlainString(),
                    coupon.amount() == null ? null : MoneyView.of(coupon.amount()),
                    coupon.months(),
                    coupon.validFrom(),
                    coupon.validTo(),
                    coupon.maxRedemptions(),
                    coupon.redeemed(),
                    coupon.plans(),
                    coupon.createdAt(),
                    coupon.endedAt());
        }
    }
}
