package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.statement.SharedSums.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What was shared of each period's revenue under the same terms: the running sums of the accruals, so that a further
 * line need not read them all. Within a transaction, which holds the terms until it ends.
 */
@ApplicationScoped
class SharedSoFar {

    private final Database database;
    private final SharedByPlan plans;

    @Inject
    SharedSoFar(Database database, SharedByPlan plans) {
        this.database = database;
        this.plans = plans;
    }

    /** Waits for others who share by the same terms. Several are taken in order, so that nobody waits in a circle. */
    void hold(Collection<String> terms) {
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('sharing ' || t, 0)) FROM unnest(?) AS t",
                row -> true,
                new SqlArray("text", terms.stream().distinct().sorted().toList()));
    }

    /** Those that there are. */
    Map<Place, SharedSums> of(Collection<Place> places) {
        Map<Place, Map<UUID, Counted>> byPlan = plans.of(places);
        Map<Place, SharedSums> sums = new HashMap<>();
        database.query(
                """
                SELECT terms, usage_period, basis_minor, place_units, amounts, attributed, attributed_units FROM sharing_total
                JOIN unnest(?, ?) AS w (terms, usage_period) USING (terms, usage_period)
                """,
                row -> sums.put(place(row), read(row, byPlan.getOrDefault(place(row), Map.of()))),
                SqlArray.column("text", places, Place::terms),
                SqlArray.column("date", places, place -> place.period().toString()));
        return sums;
    }

    void store(Map<Place, SharedSums> sums) {
        List<Place> places = List.copyOf(sums.keySet());
        List<SharedSums> values = places.stream()
                .map(place -> Objects.requireNonNull(sums.get(place)))
                .toList();
        database.update(
                """
                INSERT INTO sharing_total (terms, usage_period, basis_minor, place_units, amounts, attributed, attributed_units)
                SELECT terms, usage_period, basis_minor, place_units::bigint[], amounts::bigint[], attributed::bigint[],
                       attributed_units::bigint[]
                FROM unnest(?, ?, ?, ?, ?, ?, ?)
                    AS s (terms, usage_period, basis_minor, place_units, amounts, attributed, attributed_units)
                ON CONFLICT (terms, usage_period) DO UPDATE
                SET basis_minor = excluded.basis_minor, place_units = excluded.place_units,
                    amounts = excluded.amounts,
                    attributed = excluded.attributed, attributed_units = excluded.attributed_units
                """,
                SqlArray.column("text", places, Place::terms),
                SqlArray.column("date", places, place -> place.period().toString()),
                SqlArray.column("bigint", values, value -> value.all().minor()),
                SqlArray.column("text", values, value -> array(value.all().units())),
                SqlArray.column("text", values, value -> array(value.amounts())),
                SqlArray.column("text", values, value -> array(value.all().attributed())),
                SqlArray.column("text", values, value -> array(value.all().attributedUnits())));
        plans.store(sums);
    }

    /** As PostgreSQL writes it: an array of arrays of different lengths it does not have. */
    static String array(long[] values) {
        return Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * Takes back a part of what was shared of a plan; nothing where it was shared before these sums were kept, and no
     * more than there is: the period begins again from nothing where others have had it since.
     *
     * @param amounts by place; their sum is the revenue that is taken back
     * @param attributed by place, how much of that counted for a rule for referred revenue
     */
    void takeBack(Place place, UUID plan, List<Long> amounts, List<Long> attributed) {
        long minor = amounts.stream().mapToLong(amount -> amount).sum();
        plans.takeBack(place.terms(), place.period(), plan, minor, attributed);
        database.update(
                """
                UPDATE sharing_total SET basis_minor = greatest(0, basis_minor - taken.minor), amounts = ARRAY(
                    SELECT CASE WHEN basis_minor < taken.minor THEN 0 ELSE a.amount - b.amount END
                    FROM unnest(amounts) WITH ORDINALITY a (amount, place)
                    JOIN unnest(?) WITH ORDINALITY b (amount, place) USING (place) ORDER BY place),
                    attributed = ARRAY(
                    SELECT a.amount - b.amount FROM unnest(attributed) WITH ORDINALITY a (amount, place)
                    JOIN unnest(?) WITH ORDINALITY b (amount, place) USING (place) ORDER BY place)
                FROM (SELECT ?::bigint AS minor) taken WHERE terms = ? AND usage_period = ?
                """,
                new SqlArray("bigint", amounts),
                new SqlArray("bigint", attributed),
                minor,
                place.terms(),
                place.period());
    }

    private static SharedSums read(ResultSet row, Map<UUID, Counted> byPlan) throws SQLException {
        long[] amounts = longs(row, "amounts");
        // Kept only since there are rules for referred revenue.
        Counted all = new Counted(
                row.getLong("basis_minor"),
                Arrays.copyOf(longs(row, "place_units"), amounts.length),
                Arrays.copyOf(longs(row, "attributed"), amounts.length),
                Arrays.copyOf(longs(row, "attributed_units"), amounts.length));
        return new SharedSums(all, amounts, byPlan);
    }

    /** In columns {@code terms} and {@code usage_period}. */
    static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("terms"), row.getObject("usage_period", LocalDate.class));
    }

    static long[] longs(ResultSet row, String column) throws SQLException {
        return Arrays.stream(Database.longs(row, column))
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The same terms in a period. */
    record Place(String terms, LocalDate period) {}
}
