package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.statement.SharedSoFar.Place;
import io.modelmarket.billing.statement.SharedSums.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What of the running sums is of plans that an agreement has a price for. Agreements without such prices have none, so
 * their bills cost nothing more. Within a transaction that holds the terms.
 */
@ApplicationScoped
class SharedByPlan {

    private final Database database;

    @Inject
    SharedByPlan(Database database) {
        this.database = database;
    }

    /** Those that there are. */
    Map<Place, Map<UUID, Counted>> of(Collection<Place> places) {
        Map<Place, Map<UUID, Counted>> byPlan = new HashMap<>();
        database.query(
                """
                SELECT terms, usage_period, plan_id, basis_minor, place_units, attributed, attributed_units
                FROM sharing_plan
                JOIN unnest(?, ?) AS w (terms, usage_period) USING (terms, usage_period)
                """,
                row -> byPlan.computeIfAbsent(SharedSoFar.place(row), place -> new HashMap<>())
                        .put(
                                row.getObject("plan_id", UUID.class),
                                new Counted(
                                        row.getLong("basis_minor"),
                                        SharedSoFar.longs(row, "place_units"),
                                        SharedSoFar.longs(row, "attributed"),
                                        SharedSoFar.longs(row, "attributed_units"))),
                SqlArray.column("text", places, Place::terms),
                SqlArray.column("date", places, place -> place.period().toString()));
        return byPlan;
    }

    void store(Map<Place, SharedSums> sums) {
        List<Row> rows = new ArrayList<>();
        sums.forEach(
                (place, shared) -> shared.byPlan().forEach((plan, counted) -> rows.add(new Row(place, plan, counted))));
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                """
                INSERT INTO sharing_plan (terms, usage_period, plan_id, basis_minor, place_units, attributed, attributed_units)
                SELECT terms, usage_period, plan_id, basis_minor, place_units::bigint[], attributed::bigint[],
                       attributed_units::bigint[]
                FROM unnest(?, ?, ?, ?, ?, ?, ?)
                    AS s (terms, usage_period, plan_id, basis_minor, place_units, attributed, attributed_units)
                ON CONFLICT (terms, usage_period, plan_id) DO UPDATE
                SET basis_minor = excluded.basis_minor, place_units = excluded.place_units,
                    attributed = excluded.attributed, attributed_units = excluded.attributed_units
                """,
                SqlArray.column("text", rows, row -> row.place().terms()),
                SqlArray.column("date", rows, row -> row.place().period().toString()),
                SqlArray.column("uuid", rows, Row::plan),
                SqlArray.column("bigint", rows, row -> row.counted().minor()),
                SqlArray.column(
                        "text", rows, row -> SharedSoFar.array(row.counted().units())),
                SqlArray.column(
                        "text", rows, row -> SharedSoFar.array(row.counted().attributed())),
                SqlArray.column(
                        "text", rows, row -> SharedSoFar.array(row.counted().attributedUnits())));
    }

    /**
     * Takes back a part of what was shared of a plan, before the same is taken back of the sums over all plans. Where
     * those begin again from nothing, every plan does.
     *
     * @param minor the revenue that is taken back
     * @param attributed by place, how much of that counted for a rule for referred revenue
     */
    void takeBack(String terms, LocalDate period, UUID plan, long minor, List<Long> attributed) {
        database.update("""
                UPDATE sharing_plan s SET
                    basis_minor = CASE WHEN t.basis_minor < taken.minor THEN 0
                        WHEN s.plan_id = taken.plan THEN s.basis_minor - taken.minor ELSE s.basis_minor END,
                    attributed = CASE WHEN s.plan_id <> taken.plan THEN s.attributed ELSE ARRAY(
                        SELECT a.amount - b.amount FROM unnest(s.attributed) WITH ORDINALITY a (amount, place)
                        JOIN unnest(?) WITH ORDINALITY b (amount, place) USING (place) ORDER BY place) END
                FROM sharing_total t, (SELECT ?::bigint AS minor, ?::uuid AS plan) taken
                WHERE s.terms = ? AND s.usage_period = ? AND (t.terms, t.usage_period) = (s.terms, s.usage_period)
                """, new SqlArray("bigint", attributed), minor, plan, terms, period);
    }

    private record Row(Place place, UUID plan, Counted counted) {}
}
