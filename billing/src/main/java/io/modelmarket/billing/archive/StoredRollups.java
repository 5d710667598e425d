package io.modelmarket.billing.archive;

import io.modelmarket.billing.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The rollups that intake has made, for a recount to be compared with. Across tenants only. */
@ApplicationScoped
class StoredRollups {

    private static final int LONGEST_SECONDS = 3600;

    private final Database database;

    @Inject
    StoredRollups(Database database) {
        this.database = database;
    }

    /** Gives the recount the month's rollups, of one consumer or of all; how far intake was at that instant. */
    Map<Integer, Long> load(Recount recount, @Nullable String tenant) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> read(recount, tenant));
    }

    /** Reads the rollups, and in the same statement how far intake is: a statement sees one instant. */
    private Map<Integer, Long> read(Recount recount, @Nullable String tenant) {
        Map<Integer, Long> upTo = new HashMap<>();
        try (DuckDBAppender rows = recount.stored()) {
            database.each("""
                    SELECT NULL::uuid AS subscription_id, NULL::uuid AS plan_id, partition AS plan_version, 0 AS hour,
                           '' AS version, next_offset AS events, 0 AS requests, 0 AS failed, 0 AS rows_in, 0 AS compute_micros,
                           0 AS bytes_in, 0 AS bytes_out, 0 AS tokens_in, 0 AS tokens_out FROM intake_offset
                    UNION ALL
                    SELECT subscription_id, plan_id, plan_version, extract(epoch FROM hour)::bigint, version,
                           sum(events)::bigint, sum(requests)::bigint, sum(failed)::bigint, sum(rows_in)::bigint,
                           sum(compute_micros)::bigint, sum(bytes_in)::bigint, sum(bytes_out)::bigint,
                           sum(tokens_in)::bigint, sum(tokens_out)::bigint
                    FROM usage_rollup WHERE period = ? AND (?::text IS NULL OR tenant = ?)
                    GROUP BY subscription_id, plan_id, plan_version, hour, version
                    """, row -> add(row, rows, upTo), recount.month().atDay(1), tenant, tenant);
        } catch (SQLException e) {
            throw ColumnStore.failure("the rollups cannot be compared", e);
        }
        return upTo;
    }

    private static void add(ResultSet row, DuckDBAppender rows, Map<Integer, Long> upTo) throws SQLException {
        UUID subscription = row.getObject("subscription_id", UUID.class);
        if (subscription == null) {
            upTo.put(row.getInt("plan_version"), row.getLong("events"));
            return;
        }
        rows.beginRow().append(subscription).append(row.getObject("plan_id", UUID.class));
        rows.append(row.getInt("plan_version")).append(row.getLong("hour")).append(row.getString("version"));
        rows.append(row.getLong("events")).append(row.getLong("requests")).append(row.getLong("failed"));
        rows.append(row.getLong("rows_in")).append(row.getLong("compute_micros"));
        rows.append(row.getLong("bytes_in")).append(row.getLong("bytes_out"));
        rows.append(row.getLong("tokens_in")).append(row.getLong("tokens_out")).endRow();
    }
}
