package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.invoice.BilledUsage;
import io.modelmarket.billing.invoice.UsageByRelease;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.Tariffs;
import io.modelmarket.billing.rating.Billed;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Proration;
import io.modelmarket.billing.rating.Stretch;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Finds what is to be billed: one statement, so all of it as of one instant. */
@ApplicationScoped
class UnbilledUsage {

    /** Usage {@code r} of some consumers that is charged in a month, or in one before it that is closed. */
    static final String BILLABLE = """
        r.tenant = ANY (?) AND (coalesce(r.charged_in, r.period) = ? OR (coalesce(r.charged_in, r.period) < ?
            AND EXISTS (SELECT 1 FROM period_close c WHERE c.tenant = r.tenant
                AND c.period = coalesce(r.charged_in, r.period) AND NOT c.interim AND c.reopened_at IS NULL)))
        """;

    private static final String SELECT_DUE = """
        WITH used AS (
            SELECT subscription_id, plan_id, plan_version, period, array_agg(version) AS versions,
                   array_agg(requests) AS requests, array_agg(rows_in) AS rows_in,
                   array_agg(compute_micros) AS compute_micros, array_agg(bytes_in) AS bytes_in,
                   array_agg(bytes_out) AS bytes_out, array_agg(tokens_in) AS tokens_in,
                   array_agg(tokens_out) AS tokens_out
            FROM (SELECT subscription_id, plan_id, plan_version, coalesce(charged_in, period) AS period, version,
                         sum(requests)::bigint AS requests,
                         sum(rows_in)::bigint AS rows_in, sum(compute_micros)::bigint AS compute_micros,
                         sum(bytes_in)::bigint AS bytes_in, sum(bytes_out)::bigint AS bytes_out,
                         sum(tokens_in)::bigint AS tokens_in, sum(tokens_out)::bigint AS tokens_out
                  FROM usage_rollup r WHERE
        """ + BILLABLE + """
                  GROUP BY subscription_id, plan_id, plan_version, coalesce(charged_in, period), version) r
            GROUP BY subscription_id, plan_id, plan_version, period),
        billed AS (
            SELECT subscription_id, plan_id, plan_version, period, array_agg(component::bigint) AS components,
                   array_agg(quantity) AS quantities, array_agg(minor) AS minors
            FROM (SELECT subscription_id, plan_id, plan_version, usage_period AS period, component,
                         sum(quantity)::bigint AS quantity, sum(amount_minor)::bigint AS minor
                  FROM invoice_line WHERE tenant = ANY (?) AND usage_period <= ?
                  GROUP BY subscription_id, plan_id, plan_version, usage_period, component) l
            GROUP BY subscription_id, plan_id, plan_version, period),
        held AS (
            SELECT g.subscription_id, array_agg(g.plan_id ORDER BY g.seq) AS held_plans,
                   array_agg(g.plan_version::bigint ORDER BY g.seq) AS held_versions,
                   array_agg(v.proration ORDER BY g.seq) AS held_by,
                   array_agg(floor(extract(epoch FROM g.from_at))::bigint ORDER BY g.seq) AS begun,
                   array_agg(floor(extract(epoch FROM g.to_at))::bigint ORDER BY g.seq) AS ended
            FROM subscription_segment g
            JOIN plan_version v ON v.plan_id = g.plan_id AND v.version = g.plan_version
            WHERE g.tenant = ANY (?) GROUP BY g.subscription_id),
        due AS (
            SELECT subscription_id, plan_id, plan_version, period FROM used
            UNION SELECT subscription_id, plan_id, plan_version, ?::date FROM subscription_segment WHERE tenant = ANY (?))
        SELECT s.tenant, d.subscription_id, d.plan_id, d.plan_version, d.period, s.model, s.time_zone, p.name,
               u.versions, u.requests, u.rows_in, u.compute_micros, u.bytes_in, u.bytes_out,
               u.tokens_in, u.tokens_out,
               b.components AS billed_components, b.quantities, b.minors,
               h.held_plans, h.held_versions, h.held_by, h.begun, h.ended,
                   CASE WHEN v.trial_days > 0 THEN floor(extract(epoch FROM s.trial_from))::bigint
                        + v.trial_days * 86400::bigint ELSE 0 END AS trial_until,
        """ + Tariffs.COLUMNS + """
        FROM due d
        LEFT JOIN used u USING (subscription_id, plan_id, plan_version, period)
        LEFT JOIN billed b USING (subscription_id, plan_id, plan_version, period)
        LEFT JOIN held h USING (subscription_id)
        JOIN subscription s ON s.id = d.subscription_id
        JOIN plan p ON p.id = d.plan_id
        JOIN plan_version v ON v.plan_id = d.plan_id AND v.version = d.plan_version
        ORDER BY d.period DESC, s.model, p.name, d.plan_version, d.subscription_id
        """;

    static final Map<Meter, String> COLUMNS = Map.of(
            Meter.REQUESTS, "requests",
            Meter.ROWS, "rows_in",
            Meter.COMPUTE_TIME, "compute_micros",
            Meter.BYTES_IN, "bytes_in",
            Meter.BYTES_OUT, "bytes_out",
            Meter.TOKENS_IN, "tokens_in",
            Meter.TOKENS_OUT, "tokens_out");

    private final Database database;
    private final StrayUsage stray;

    @Inject
    UnbilledUsage(Database database, StrayUsage stray) {
        this.database = database;
        this.stray = stray;
    }

    /**
     * One after another, in the order in which lines bill them: of the period itself, used or only subscribed, and what
     * was used in periods before it that are closed. Most of the latter is billed already.
     *
     * @param interim whether the period goes on: what is known only at its end is left out
     */
    void each(Collection<TenantId> tenants, YearMonth period, boolean interim, BiConsumer<TenantId, Unbilled> taker) {
        SqlArray those = SqlArray.column("text", tenants, TenantId::value);
        LocalDate first = period.atDay(1);
        stray.settle(tenants);
        database.each(
                SELECT_DUE,
                row -> taker.accept(new TenantId(row.getString("tenant")), read(row, period, interim)),
                those,
                first,
                first,
                those,
                first,
                those,
                first,
                those);
    }

    private static Unbilled read(ResultSet row, YearMonth closing, boolean interim) throws SQLException {
        Tariff tariff = Tariffs.read(row);
        Period period = Period.starting(row.getDate("period").toLocalDate(), ZoneId.of(row.getString("time_zone")));
        UsageByRelease releases = releases(row);
        Consumption whole =
                tariff.consumption(tariff.proration().lengthOf(period), releases.total(), held(row, period));
        Map<Integer, Billed> before = billed(row, tariff);
        return new Unbilled(
                new BilledUsage(
                        row.getObject("subscription_id", UUID.class),
                        ModelName.parse(row.getString("model")),
                        row.getObject("plan_id", UUID.class),
                        row.getInt("plan_version"),
                        period.month(),
                        releases),
                row.getString("name"),
                tariff,
                interim && period.month().equals(closing) ? whole.soFar(tariff, before.keySet()) : whole,
                before,
                null);
    }

    private static UsageByRelease releases(ResultSet row) throws SQLException {
        Map<String, Map<Meter, Long>> releases = new HashMap<>();
        Array versions = row.getArray("versions");
        if (versions != null) {
            String[] names = (String[]) versions.getArray();
            for (Map.Entry<Meter, String> meter : COLUMNS.entrySet()) {
                Long[] used = Database.longs(row, meter.getValue());
                for (int i = 0; i < names.length; i++) {
                    releases.computeIfAbsent(names[i], name -> new EnumMap<>(Meter.class))
                            .put(meter.getKey(), used[i]);
                }
            }
        }
        return new UsageByRelease(releases);
    }

    private static long held(ResultSet row, Period period) throws SQLException {
        Array plans = row.getArray("held_plans");
        if (plans == null) {
            return 0;
        }
        UUID[] plan = (UUID[]) plans.getArray();
        Long[] version = Database.longs(row, "held_versions");
        List<Stretch> stretches = stretches(row);
        List<Stretch> charged = Stretch.charged(stretches, period);
        UUID ours = row.getObject("plan_id", UUID.class);
        long trialUntil = row.getLong("trial_until");
        long held = 0;
        for (int i = 0; i < plan.length; i++) {
            Stretch one = charged.get(i);
            Long left = stretches.get(i).ended();
            boolean tried = left != null && left <= trialUntil;
            if (plan[i].equals(ours) && version[i] == row.getInt("plan_version") && !tried) {
                held += one.by().within(period, Math.max(one.begun(), trialUntil), one.ended());
            }
        }
        return held;
    }

    private static List<Stretch> stretches(ResultSet row) throws SQLException {
        String[] by = (String[]) row.getArray("held_by").getArray();
        Long[] begun = Database.longs(row, "begun");
        Long[] ended = Database.longs(row, "ended");
        return IntStream.range(0, by.length)
                .mapToObj(i -> new Stretch(Proration.valueOf(by[i]), begun[i], ended[i]))
                .toList();
    }

    private static Map<Integer, Billed> billed(ResultSet row, Tariff tariff) throws SQLException {
        Map<Integer, Billed> billed = new HashMap<>();
        Long[] components = Database.longs(row, "billed_components");
        Long[] quantities = Database.longs(row, "quantities");
        Long[] minors = Database.longs(row, "minors");
        for (int i = 0; i < components.length; i++) {
            Money amount = new Money(minors[i], tariff.currency());
            billed.put(Math.toIntExact(components[i]), new Billed(quantities[i], amount));
        }
        return billed;
    }
}
