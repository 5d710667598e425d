package io.modelmarket.billing.close;

import io.modelmarket.billing.coupon.Redeemed;
import io.modelmarket.billing.coupon.Redemptions;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What is to be billed of consumers, less their coupons. */
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

    /** As {@link UnbilledUsage#each}. */
    void each(Collection<TenantId> tenants, YearMonth period, boolean interim, BiConsumer<TenantId, Unbilled> taker) {
        Map<UUID, List<Redeemed>> redeemed = redemptions.of(tenants);
        if (redeemed.isEmpty()) {
            unbilled.each(tenants, period, interim, taker);
            return;
        }
        CouponAllotment allotment = new CouponAllotment(redeemed, taken(tenants));
        unbilled.each(tenants, period, interim, (tenant, item) -> taker.accept(tenant, allotment.lessen(item)));
    }

    private Map<CouponAllotment.Place, Long> taken(Collection<TenantId> tenants) {
        Map<CouponAllotment.Place, Long> taken = new HashMap<>();
        database.query(
                """
                SELECT coupon_id, subscription_id, usage_period, plan_id, plan_version, sum(amount_minor)::bigint AS minor
                FROM invoice_coupon WHERE tenant = ANY (?)
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
                SqlArray.column("text", tenants, TenantId::value));
        return taken;
    }
}
