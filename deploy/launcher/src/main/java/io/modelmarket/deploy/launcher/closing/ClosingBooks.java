package io.modelmarket.deploy.launcher.closing;

import io.modelmarket.deploy.launcher.temporary.TemporaryMarket;
import io.modelmarket.deploy.stack.process.StackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * A month that is over, written past billing: consumers with a subscription each, partners with a model of two releases
 * and a plan each, every fifth of which is graduated, and for every subscription a rollup for each hour of the month,
 * the releases in turn.
 */
public final class ClosingBooks {

    private static final List<String> SEED = List.of("""
            INSERT INTO billing.directory_tenant (tenant, display_name, time_zone, country, suspended, removed,
                source_offset)
            SELECT 'consumer-' || n, 'Consumer ' || n, 'Europe/Berlin', 'DE', false, false, 0
            FROM generate_series(1, %1$d) n
            UNION ALL SELECT 'partner-' || n, 'Partner ' || n, 'Europe/Berlin', 'DE', false, false, 0
            FROM generate_series(1, %2$d) n
            """, """
            INSERT INTO billing.directory_release (record_key, tenant, model, version, display_name, published,
                source_offset)
            SELECT 'partner-' || n || '/model@' || v, 'partner-' || n, 'partner-' || n || '/model', v, 'Model', true, 0
            FROM generate_series(1, %2$d) n, unnest(ARRAY['1.0.0', '2.0.0']) v
            """, """
            INSERT INTO billing.plan (id, tenant, model, name, currency, latest_version, created_at, revision)
            SELECT gen_random_uuid(), 'partner-' || n, 'partner-' || n || '/model', 'closing', 'EUR', 1, now(), 0
            FROM generate_series(1, %2$d) n
            """, """
            INSERT INTO billing.plan_version (plan_id, version, tenant, price_per_request, components, created_at,
                effective_at)
            SELECT id, 1, tenant, CASE WHEN graduated THEN NULL ELSE 0.001 END,
                   CASE WHEN graduated THEN '[{"type": "GRADUATED", "name": "Requests", "meter": "REQUESTS", "tiers":
                       [{"upTo": 10000, "price": "0.001"}, {"price": "0.0005"}]}]'::jsonb END, now(), now()
            FROM (SELECT *, right(tenant, 1) IN ('0', '5') AS graduated FROM billing.plan WHERE name = 'closing') p
            """, """
            INSERT INTO billing.subscription (id, tenant, partner, model, plan_id, plan_version, status, time_zone,
                created_at, revision)
            SELECT gen_random_uuid(), 'consumer-' || n, p.tenant, p.model, p.id, 1, 'ACTIVE', 'Europe/Berlin',
                   '%3$s'::timestamp AT TIME ZONE 'Europe/Berlin', 0
            FROM generate_series(1, %1$d) n
            JOIN billing.plan p ON p.name = 'closing' AND p.tenant = 'partner-' || (n %% %2$d + 1)
            """, """
            INSERT INTO billing.subscription_segment (subscription_id, seq, tenant, plan_id, plan_version, from_at)
            SELECT id, 1, tenant, plan_id, plan_version, created_at FROM billing.subscription
            WHERE tenant LIKE 'consumer-%%'
            """, """
            INSERT INTO billing.usage_rollup (subscription_id, plan_id, plan_version, hour, tenant, partner, model,
                period, day, events, failed, requests, rows_in, compute_micros, bytes_in, bytes_out, version)
            SELECT s.id, s.plan_id, 1, h, s.tenant, s.partner, s.model, '%3$s'::date,
                   (h AT TIME ZONE 'Europe/Berlin')::date, %4$d, 0, %4$d, %4$d, %4$d * 250, %4$d * 3136, %4$d * 40,
                   CASE extract(epoch FROM h)::bigint / 3600 %% 2 WHEN 0 THEN '1.0.0' ELSE '2.0.0' END
            FROM billing.subscription s
            CROSS JOIN generate_series('%3$s'::timestamp AT TIME ZONE 'Europe/Berlin',
                ('%3$s'::timestamp + interval '1 month') AT TIME ZONE 'Europe/Berlin' - interval '1 hour',
                interval '1 hour') h
            WHERE s.tenant LIKE 'consumer-%%'
            """, "ANALYZE");

    private static final int HOURS = 720;

    private ClosingBooks() {}

    /** Which release answered what was used in the hour that begins then. */
    static String release(Instant hour) {
        return hour.getEpochSecond() / 3600 % 2 == 0 ? "1.0.0" : "2.0.0";
    }

    /** Writes them; how many events the rollups hold in all. */
    static Written write(TemporaryMarket market, int subscriptions, int partners, long events, YearMonth month) {
        long each = Math.max(1, events / subscriptions / HOURS);
        try (Connection connection = market.database()) {
            for (String sql : SEED) {
                try (PreparedStatement statement = connection.prepareStatement(
                        sql.formatted(subscriptions, partners, month.atDay(1).toString(), each))) {
                    statement.execute();
                }
            }
            try (PreparedStatement sum =
                            connection.prepareStatement("SELECT count(*), sum(events)::bigint FROM billing.usage_rollup"
                                    + " WHERE tenant LIKE 'consumer-%'");
                    ResultSet row = sum.executeQuery()) {
                row.next();
                return new Written(row.getLong(1), row.getLong(2), each);
            }
        } catch (SQLException e) {
            throw new StackException("the month cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * What was written.
     *
     * @param each events of each rollup
     */
    public record Written(long rollups, long events, long each) {}
}
