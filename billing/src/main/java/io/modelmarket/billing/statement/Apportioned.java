package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each release has of what lines have billed so far, as the accruals of those lines say. */
@ApplicationScoped
public class Apportioned {

    private final Database database;

    @Inject
    Apportioned(Database database) {
        this.database = database;
    }

    /**
     * Minor units by charge, origin and terms. Credit notes take back of the shares, not of who has earned. Across
     * tenants only.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<ChargeKey, Map<Key, Long>> of(List<ChargeKey> charges) {
        Map<ChargeKey, Map<Key, Long>> sums = new HashMap<>();
        database.query(
                """
                SELECT l.subscription_id, l.plan_id, l.plan_version, l.usage_period, l.component, a.used_version,
                       a.lineage_step, a.terms, sum(a.amount_minor)::bigint AS minor
                FROM unnest(?, ?, ?, ?, ?) AS k (subscription_id, plan_id, plan_version, usage_period, component)
                JOIN invoice_line l USING (subscription_id, plan_id, plan_version, usage_period, component)
                JOIN accrual a ON a.reference = l.reference
                GROUP BY l.subscription_id, l.plan_id, l.plan_version, l.usage_period, l.component, a.used_version,
                    a.lineage_step, a.terms
                """,
                row -> sums.computeIfAbsent(
                                new ChargeKey(
                                        row.getObject("subscription_id", UUID.class),
                                        row.getObject("plan_id", UUID.class),
                                        row.getInt("plan_version"),
                                        row.getObject("usage_period", LocalDate.class),
                                        row.getInt("component")),
                                key -> new HashMap<>())
                        .put(
                                new Key(
                                        new Origin.Key(row.getString("used_version"), row.getInt("lineage_step")),
                                        row.getString("terms")),
                                row.getLong("minor")),
                SqlArray.column("uuid", charges, ChargeKey::subscription),
                SqlArray.column("uuid", charges, ChargeKey::plan),
                SqlArray.column("int", charges, ChargeKey::planVersion),
                SqlArray.column("date", charges, charge -> charge.usagePeriod().toString()),
                SqlArray.column("int", charges, ChargeKey::component));
        return sums;
    }

    /** What lines bill together: a component of a plan version in a subscription's period. */
    public record ChargeKey(UUID subscription, UUID plan, int planVersion, LocalDate usagePeriod, int component) {}

    /**
     * Who has earned it and what shares that.
     *
     * @param terms the name of the terms
     */
    public record Key(Origin.Key origin, String terms) {}
}
