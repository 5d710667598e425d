package io.modelmarket.billing.subscription;

import io.modelmarket.billing.coupon.Redeemed;
import io.modelmarket.billing.coupon.Redemptions;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Coupons on a consumer's subscription. */
@Path("/v1/tenants/{tenant}/subscriptions/{id}/coupons")
class SubscriptionCouponResource {

    private final SubscriptionCoupons subscriptions;
    private final Redemptions redemptions;
    private final Caller caller;

    @Inject
    SubscriptionCouponResource(SubscriptionCoupons subscriptions, Redemptions redemptions, Caller caller) {
        this.subscriptions = subscriptions;
        this.redemptions = redemptions;
        this.caller = caller;
    }

    /** Redeems a coupon; again changes nothing. */
    @PUT
    @TenantRoles(Role.DEVELOPER)
    public RedeemedView redeem(
            @PathParam("tenant") String tenant, @PathParam("id") UUID id, @NotNull @Valid RedemptionRequest request) {
        return RedeemedView.of(redemptions.redeem(request.code(), subscriptions.holder(id), caller.subject()));
    }

    @GET
    @TenantRoles
    public RedeemedCouponsView list(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        return new RedeemedCouponsView(redemptions.of(caller.tenant(), id).stream()
                .map(RedeemedView::of)
                .toList());
    }

    /** Which coupon. */
    record RedemptionRequest(@NotBlank @Size(max = 32) String code) {}

    /** The subscription's coupons, at most one for each month. */
    record RedeemedCouponsView(List<RedeemedView> items) {}

    /**
     * A redeemed coupon in JSON.
     *
     * @param firstPeriod the first month it takes something off
     * @param lastPeriod the last one; absent: it goes on
     */
    record RedeemedView(
            String code,
            @Nullable String percent,
            @Nullable MoneyView amount,
            String firstPeriod,
            @Nullable String lastPeriod,
            Instant redeemedAt) {

        static RedeemedView of(Redeemed redeemed) {
            BigDecimal percent = redeemed.coupon().percent();
            LocalDate last = redeemed.last();
            return new RedeemedView(
                    redeemed.coupon().code(),
                    percent == null ? null : percent.stripTrailingZeros().toPlainString(),
                    redeemed.coupon().amount() == null
                            ? null
                            : MoneyView.of(redeemed.coupon().amount()),
                    YearMonth.from(redeemed.first()).toString(),
                    last == null ? null : YearMonth.from(last).toString(),
                    redeemed.at());
        }
    }
}
