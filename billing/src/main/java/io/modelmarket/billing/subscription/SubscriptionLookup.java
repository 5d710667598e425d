package io.modelmarket.billing.subscription;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.ModelName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;

/** Finds subscriptions for usage intake, many at once. */
@ApplicationScoped
public class SubscriptionLookup {

    private final Database database;

    @Inject
    SubscriptionLookup(Database database) {
        this.database = database;
    }

    /** Those of {@code ids} that exist, as committed now. Across tenants only. */
    @Transactional
    public Map<UUID, Metered> find(Collection<UUID> ids) {
        Map<UUID, Metered> found = new HashMap<>();
        database.query(
                """
                SELECT s.id, s.tenant, s.model, s.time_zone, g.plan_id, g.plan_version, v.failed_requests = 'BILLED' AS bills,
                       CASE WHEN v.monthly_requests IS NULL THEN 'NONE'
                            WHEN v.quota_kind = 'SOFT' AND v.away_requests > 0 THEN 'BOUNDED'
                            ELSE v.quota_kind END AS quota
                FROM subscription s
                JOIN subscription_segment g ON g.subscription_id = s.id
                JOIN plan_version v ON v.plan_id = g.plan_id AND v.version = g.plan_version
                WHERE s.id = ANY (?)
                """,
                row -> collect(row, found),
                new SqlArray("uuid", ids.stream().toList()));
        return found;
    }

    private static boolean collect(ResultSet row, Map<UUID, Metered> found) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Metered metered = found.get(id);
        if (metered == null) {
            metered = new Metered(
                    id,
                    row.getString("tenant"),
                    ModelName.parse(row.getString("model")),
                    ZoneId.of(row.getString("time_zone")),
                    new HashMap<>(),
                    new HashSet<>());
            found.put(id, metered);
        }
        PlanRef plan = new PlanRef(row.getObject("plan_id", UUID.class), row.getInt("plan_version"));
        metered.plans().put(plan, PlanQuota.valueOf(row.getString("quota")));
        if (row.getBoolean("bills")) {
            metered.billsFailures().add(plan);
        }
        return true;
    }
}
