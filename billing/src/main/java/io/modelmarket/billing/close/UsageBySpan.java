package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.invoice.UsageByRelease;
import io.modelmarket.billing.meter.Meter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was used, and for how long it was subscribed, in each span of periods in which agreements begin or end. Two
 * statements, however many they are; none where there are none. Within a transaction only.
 */
@ApplicationScoped
class UsageBySpan {

    /**
     * Hours are the zone's that the subscription began in, spans the consumer's of today: one before all is the first,
     * one after all the last.
     */
    private static final String USED = UnbilledUsage.COLUMNS.values().stream()
            .map(column -> "sum(r." + column + ")::bigint AS " + column)
            .collect(Collectors.joining(
                    ", ",
                    "SELECT k.place, greatest(width_bucket(r.hour, k.begins::timestamptz[]) - 1, 0) AS span,"
                            + " r.version, ",
                    """
                             FROM unnest(?, ?, ?, ?, ?, ?)
                                 AS k (place, subscription_id, plan_id, plan_version, period, begins)
                             JOIN usage_rollup r ON coalesce(r.charged_in, r.period) = k.period
                                 AND (r.subscription_id, r.plan_id, r.plan_version)
                                     = (k.subscription_id, k.plan_id, k.plan_version)
                             GROUP BY 1, 2, 3
                            """));

    private static final String HELD = """
            SELECT k.place, floor(extract(epoch FROM greatest(g.from_at,
                       s.trial_from + make_interval(secs => 86400 * coalesce(v.trial_days, 0)))))::bigint AS begun,
                   floor(extract(epoch FROM g.to_at))::bigint AS ended
            FROM unnest(?, ?, ?, ?) AS k (place, subscription_id, plan_id, plan_version)
            JOIN subscription_segment g USING (subscription_id, plan_id, plan_version)
            JOIN subscription s ON s.id = g.subscription_id
            JOIN plan_version v ON v.plan_id = g.plan_id AND v.version = g.plan_version
            """;

    private final Database database;

    @Inject
    UsageBySpan(Database database) {
        this.database = database;
    }

    /** Of places in periods that have several spans. */
    Map<Place, Parts> of(Map<Place, Spans> cut) {
        Map<Place, Parts> parts = new HashMap<>();
        if (!cut.isEmpty()) {
            List<Map.Entry<Place, Spans>> places = List.copyOf(cut.entrySet());
            List<List<Map<String, Map<Meter, Long>>>> used = used(places);
            List<List<Long>> held = held(places);
            for (int i = 0; i < places.size(); i++) {
                parts.put(
                        places.get(i).getKey(),
                        new Parts(used.get(i).stream().map(UsageByRelease::new).toList(), List.copyOf(held.get(i))));
            }
        }
        return parts;
    }

    private List<List<Map<String, Map<Meter, Long>>>> used(List<Map.Entry<Place, Spans>> places) {
        List<List<Map<String, Map<Meter, Long>>>> used = places.stream()
                .map(place -> IntStream.range(0, place.getValue().size())
                        .mapToObj(span -> (Map<String, Map<Meter, Long>>) new HashMap<String, Map<Meter, Long>>())
                        .toList())
                .toList();
        database.each(
                USED,
                row -> used.get(row.getInt("place")).get(row.getInt("span")).put(row.getString("version"), meters(row)),
                numbers(places),
                SqlArray.column("uuid", places, place -> place.getKey().subscription()),
                SqlArray.column("uuid", places, place -> place.getKey().plan()),
                SqlArray.column("int", places, place -> place.getKey().planVersion()),
                SqlArray.column("date", places, place -> place.getKey().period().toString()),
                SqlArray.column(
                        "text",
                        places,
                        place -> place.getValue().begins().stream()
                                .map(Instant::toString)
                                .collect(Collectors.joining(",", "{", "}"))));
        return used;
    }

    private List<List<Long>> held(List<Map.Entry<Place, Spans>> places) {
        List<List<Long>> held = places.stream()
                .map(place -> (List<Long>)
                        new ArrayList<>(Collections.nCopies(place.getValue().size(), 0L)))
                .toList();
        database.each(
                HELD,
                row -> {
                    int place = row.getInt("place");
                    long begun = row.getLong("begun");
                    Long ended = Database.longOrNull(row, "ended");
                    Spans spans = places.get(place).getValue();
                    for (int span = 0; span < spans.size(); span++) {
                        long more = spans.seconds(span, begun, ended);
                        held.get(place).set(span, held.get(place).get(span) + more);
                    }
                },
                numbers(places),
                SqlArray.column("uuid", places, place -> place.getKey().subscription()),
                SqlArray.column("uuid", places, place -> place.getKey().plan()),
                SqlArray.column("int", places, place -> place.getKey().planVersion()));
        return held;
    }

    private static SqlArray numbers(List<?> places) {
        return new SqlArray("int", IntStream.range(0, places.size()).boxed().toList());
    }

    private static Map<Meter, Long> meters(ResultSet row) throws SQLException {
        Map<Meter, Long> meters = new EnumMap<>(Meter.class);
        for (Map.Entry<Meter, String> column : UnbilledUsage.COLUMNS.entrySet()) {
            meters.put(column.getKey(), row.getLong(column.getValue()));
        }
        return meters;
    }

    /** A subscription on a plan version in a period, which begins on that day. */
    record Place(UUID subscription, UUID plan, int planVersion, LocalDate period) {

        static Place of(InvoiceLine line) {
            return new Place(
                    line.usage().subscription(),
                    line.usage().plan(),
                    line.usage().planVersion(),
                    line.usage().period().atDay(1));
        }
    }

    /** By span: what was used, and for how many seconds it was subscribed and no trial. */
    record Parts(List<UsageByRelease> used, List<Long> held) {}
}
