package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.split.Revenue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What was shared of each period's revenue under the same terms: the running sums of the accruals, so that a further
 * line need not read them all. Within a transaction, which holds the terms until it ends.
 */
@ApplicationScoped
class SharedSoFar {

    private final Database database;

    @Inject
    SharedSoFar(Database database) {
        this.database = database;
    }

    /** Waits for others who share by the same terms. Several are taken in order, so that nobody waits in a circle. */
    void hold(List<String> terms) {
        terms.stream()
                .distinct()
                .sorted()
                .forEach(name -> database.query(
                        "SELECT pg_advisory_xact_lock(hashtextextended('sharing ' || ?, 0))", row -> true, name));
    }

    Sums of(String terms, LocalDate period, int slots) {
        return database.first(
                        "SELECT basis_minor, units, amounts FROM sharing_total WHERE terms = ? AND usage_period = ?",
                        SharedSoFar::read,
                        terms,
                        period)
                .orElseGet(() -> new Sums(new Revenue(0, 0), new long[slots]));
    }

    /** What all other periods have of one place. */
    long elsewhere(String terms, LocalDate period, int slot) {
        return database.first("""
                        SELECT coalesce(sum(amounts[?]), 0)::bigint AS sum FROM sharing_total
                        WHERE terms = ? AND usage_period <> ?
                        """, row -> row.getLong("sum"), slot + 1, terms, period)
                .orElse(0L);
    }

    void store(String terms, LocalDate period, Sums sums) {
        database.update(
                """
                INSERT INTO sharing_total (terms, usage_period, basis_minor, units, amounts) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (terms, usage_period) DO UPDATE
                SET basis_minor = excluded.basis_minor, units = excluded.units, amounts = excluded.amounts
                """,
                terms,
                period,
                sums.revenue().gross(),
                sums.revenue().units(),
                new SqlArray("bigint", Arrays.stream(sums.amounts()).boxed().toList()));
    }

    /**
     * Takes back a part of what was shared; nothing where it was shared before these sums were kept.
     *
     * @param amounts by place; their sum is the revenue that is taken back
     */
    void takeBack(String terms, LocalDate period, List<Long> amounts) {
        database.update(
                """
                UPDATE sharing_total SET basis_minor = basis_minor - ?, amounts = ARRAY(
                    SELECT a.amount - b.amount FROM unnest(amounts) WITH ORDINALITY a (amount, place)
                    JOIN unnest(?) WITH ORDINALITY b (amount, place) USING (place) ORDER BY place)
                WHERE terms = ? AND usage_period = ?
                """,
                amounts.stream().mapToLong(amount -> amount).sum(),
                new SqlArray("bigint", amounts),
                terms,
                period);
    }

    private static Sums read(ResultSet row) throws SQLException {
        Long[] amounts = (Long[]) row.getArray("amounts").getArray();
        return new Sums(
                new Revenue(row.getLong("basis_minor"), row.getLong("units")),
                Arrays.stream(amounts).mapToLong(Long::longValue).toArray());
    }

    /** A period's revenue that was shared, and what each place has of it. */
    @SuppressWarnings("ArrayRecordComponent") // read only, never compared
    record Sums(Revenue revenue, long[] amounts) {}
}
