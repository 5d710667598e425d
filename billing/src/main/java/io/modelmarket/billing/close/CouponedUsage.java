package io.modelmarket.billing.close;

import io.modelmarket.billing.coupon.Redeemed;
import io.modelmarket.billing.coupon.Redemptions;
import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is to be billed of a consumer, less its coupons. */
@ApplicationScoped
class CouponedUsage {

    private final UnbilledUsage unbilled;
    private final Redemptions redemptions;
    private final Database database;

    @Inject
    CouponedUsage(UnbilledUsage unbilled, Redemptions redemptions, Database database) {
        this.unbilled = unbilled;
        this.redemptions = redemptions;
        this.database = database;
    }

    /** As {@link UnbilledUsage#of}. */
    List<Unbilled> of(TenantId tenant, YearMonth period, boolean interim) {
        List<Unbilled> whole = unbilled.of(tenant, period, interim);
        Map<UUID, List<Redeemed>> redeemed = redemptions.of(tenant);
        if (redeemed.isEmpty()) {
            return whole;
        }
        CouponAllotment allotment = new CouponAllotment(redeemed, taken(tenant));
        return whole.stream().map(allotment::lessen).toList();
    }

    private Map<CouponAllotment.Place, Long> taken(TenantId tenant) {
        Map<CouponAllotment.Place, Long> taken = new HashMap<>();
        database.query(
                """
                SELECT coupon_id, subscription_id, usage_period, plan_id, plan_version, sum(amount_minor)::bigint AS minor
                FROM invoice_coupon WHERE tenant = ?
                GROUP BY coupon_id, subscription_id, usage_period, plan_id, plan_version
                """,
                row -> taken.put(
                        new CouponAllotment.Place(
                                row.getObject("coupon_id", UUID.class),
                                row.getObject("subscription_id", UUID.class),
                                row.getObject("usage_period", LocalDate.class),
                                row.getObject("plan_id", UUID.class),
                                row.getInt("plan_version")),
                        row.getLong("minor")),
                tenant.value());
        return taken;
    }
}
