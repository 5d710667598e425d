package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.TenantId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Divides the consumers of a close into those that are read, rated and written together, so that neither memory nor a
 * transaction grows with what a month, or all months before it, have of usage. Within a transaction only.
 */
@Startup
@ApplicationScoped
class CloseBatches {

    private static final String COUNT = """
            SELECT tenant, sum(places)::bigint AS places
            FROM (SELECT tenant, count(*) AS places
                  FROM (SELECT DISTINCT tenant, subscription_id, plan_id, plan_version, period, version
                        FROM usage_rollup r WHERE %s) u
                  GROUP BY tenant
                  UNION ALL
                  SELECT tenant, count(*) FROM subscription_segment WHERE tenant = ANY (?) GROUP BY tenant) p
            GROUP BY tenant
            """.formatted(UnbilledUsage.BILLABLE);

    private static final int MOST_CONSUMERS = 1000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Database database;
    private final int consumersAtOnce;
    private final int placesAtOnce;

    @Inject
    CloseBatches(Database database, CloseConfig config) {
        this.database = database;
        CloseConfig checked = checked(config);
        this.consumersAtOnce = checked.consumersAtOnce();
        this.placesAtOnce = checked.placesAtOnce();
    }

    /**
     * The same.
     *
     * @throws IllegalArgumentException when a bound lets nobody in, or takes too many locks at once
     */
    static CloseConfig checked(CloseConfig config) {
        int consumers = config.consumersAtOnce();
        if (consumers < 1 || consumers > MOST_CONSUMERS) {
            throw new IllegalArgumentException(
                    "market.close.consumers-at-once must be 1 to " + MOST_CONSUMERS + ", and is " + consumers);
        }
        if (config.placesAtOnce() < 1) {
            throw new IllegalArgumentException(
                    "market.close.places-at-once must be 1 or more, and is " + config.placesAtOnce());
        }
        if (config.issueWithin().toSeconds() < 1 || config.issueWithin().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "market.close.issue-within must be 1s to 1h, and is " + config.issueWithin());
        }
        return config;
    }

    /** In their order. */
    <T> List<List<T>> of(List<T> consumers, Function<T, TenantId> id, YearMonth month) {
        Map<TenantId, Long> places = places(consumers.stream().map(id).toList(), month);
        return divide(
                consumers, consumer -> places.getOrDefault(id.apply(consumer), 0L), consumersAtOnce, placesAtOnce);
    }

    /**
     * In their order; one that has more places than may be together is by itself.
     *
     * @param most consumers together
     * @param mostPlaces of theirs together
     */
    static <T> List<List<T>> divide(List<T> consumers, ToLongFunction<T> places, int most, long mostPlaces) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        long together = 0;
        for (T consumer : consumers) {
            long more = places.applyAsLong(consumer);
            if (!batch.isEmpty() && (batch.size() == most || together + more > mostPlaces)) {
                batches.add(batch);
                batch = new ArrayList<>();
                together = 0;
            }
            batch.add(consumer);
            together += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** A place is a release's usage on a plan version in a month, or a stretch of a subscription. */
    private Map<TenantId, Long> places(Collection<TenantId> tenants, YearMonth month) {
        SqlArray those = SqlArray.column("text", tenants, TenantId::value);
        LocalDate first = month.atDay(1);
        Map<TenantId, Long> places = new HashMap<>();
        database.each(
                COUNT,
                row -> places.put(new TenantId(row.getString("tenant")), row.getLong("places")),
                those,
                first,
                first,
                those);
        return places;
    }
}
