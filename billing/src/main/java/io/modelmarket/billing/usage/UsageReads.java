package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Rollups by day, from the consumer's or the partner's side. */
@ApplicationScoped
class UsageReads {

    private static final String SUMS = """
            coalesce(sum(requests), 0)::bigint AS requests, coalesce(sum(failed), 0)::bigint AS failed,
            coalesce(sum(rows_in), 0)::bigint AS rows_in, coalesce(sum(compute_micros), 0)::bigint AS compute_micros,
            coalesce(sum(bytes_in), 0)::bigint AS bytes_in, coalesce(sum(bytes_out), 0)::bigint AS bytes_out,
            coalesce(sum(tokens_in), 0)::bigint AS tokens_in, coalesce(sum(tokens_out), 0)::bigint AS tokens_out
            """;

    private final Database database;

    @Inject
    UsageReads(Database database) {
        this.database = database;
    }

    /** One side's days of a period, the latest first. */
    @Transactional
    public List<UsageItem> days(Side side, String tenant, LocalDate period, Page page) {
        return database.query(
                "SELECT subscription_id, tenant, model, day, " + SUMS + " FROM usage_rollup WHERE " + side.column
                        + " = ? AND period = ? GROUP BY day, model, tenant, subscription_id"
                        + " ORDER BY day DESC, model, tenant, subscription_id LIMIT ? OFFSET ?",
                row -> new UsageItem(
                        row.getObject("subscription_id", UUID.class),
                        row.getString("tenant"),
                        row.getString("model"),
                        row.getDate("day").toLocalDate(),
                        row.getLong("requests"),
                        row.getLong("failed"),
                        row.getLong("rows_in"),
                        row.getLong("compute_micros"),
                        row.getLong("bytes_in"),
                        row.getLong("bytes_out"),
                        row.getLong("tokens_in"),
                        row.getLong("tokens_out")),
                tenant,
                period,
                page.rowsToRead(),
                page.offset());
    }

    /** The whole period, not only a page of it. */
    @Transactional
    public UsageTotals total(Side side, String tenant, LocalDate period) {
        return database.first(
                        "SELECT " + SUMS + " FROM usage_rollup WHERE " + side.column + " = ? AND period = ?",
                        UsageReads::totals,
                        tenant,
                        period)
                .orElseThrow();
    }

    private static UsageTotals totals(ResultSet row) throws SQLException {
        return new UsageTotals(
                row.getLong("requests"),
                row.getLong("failed"),
                row.getLong("rows_in"),
                row.getLong("compute_micros"),
                row.getLong("bytes_in"),
                row.getLong("bytes_out"),
                row.getLong("tokens_in"),
                row.getLong("tokens_out"));
    }

    /** Who looks. */
    enum Side {
        CONSUMER("tenant"),
        PARTNER("partner");

        private final String column;

        Side(String column) {
            this.column = column;
        }
    }

    /** Usage by meter; failed requests are those that are not billed. */
    record UsageTotals(
            long requests,
            long failed,
            long rows,
            long computeMicros,
            long bytesIn,
            long bytesOut,
            long tokensIn,
            long tokensOut) {}

    /** A subscription's usage on one day of its zone; {@code tenant} is the consumer. */
    record UsageItem(
            UUID subscription,
            String tenant,
            String model,
            LocalDate day,
            long requests,
            long failed,
            long rows,
            long computeMicros,
            long bytesIn,
            long bytesOut,
            long tokensIn,
            long tokensOut) {}
}
