package io.modelmarket.billing.report;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.Tariffs;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Proration;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.money.Money;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lays the books beside each other. Each is read from its own table; none is derived from another. */
@ApplicationScoped
class ReportReads {

    private static final int LONGEST_SECONDS = 3600;

    /** What the lines hold, by component. */
    private static final String QUANTITIES = """
            quantities AS (
                SELECT subscription_id, plan_id, plan_version, array_agg(component::bigint) AS components,
                       array_agg(quantity) AS quantities
                FROM (SELECT subscription_id, plan_id, plan_version, component, sum(quantity)::bigint AS quantity
                      FROM invoice_line WHERE usage_period = ? AND (?::text IS NULL OR tenant = ?)
                      GROUP BY subscription_id, plan_id, plan_version, component) c
                GROUP BY subscription_id, plan_id, plan_version)
            """;

    private static final Map<Meter, String> METERS = Map.of(
            Meter.REQUESTS, "used",
            Meter.ROWS, "rows_in",
            Meter.COMPUTE_TIME, "compute_micros",
            Meter.BYTES_IN, "bytes_in",
            Meter.BYTES_OUT, "bytes_out",
            Meter.TOKENS_IN, "tokens_in",
            Meter.TOKENS_OUT, "tokens_out");

    private final Database database;

    @Inject
    ReportReads(Database database) {
        this.database = database;
    }

    /** Hands on a period's lines, of one consumer or of all, one after another. */
    void each(LocalDate period, @Nullable String tenant, Consumer<ReportLine> sink) {
        QuarkusTransaction.joiningExisting().timeout(LONGEST_SECONDS).run(() -> read(period, tenant, sink));
    }

    private void read(LocalDate period, @Nullable String tenant, Consumer<ReportLine> sink) {
        database.each(
                """
                WITH used AS (
                    SELECT tenant, subscription_id, plan_id, plan_version, sum(requests)::bigint AS used,
                           sum(failed)::bigint AS failed, sum(rows_in)::bigint AS rows_in,
                           sum(compute_micros)::bigint AS compute_micros, sum(bytes_in)::bigint AS bytes_in,
                           sum(bytes_out)::bigint AS bytes_out, sum(tokens_in)::bigint AS tokens_in,
                           sum(tokens_out)::bigint AS tokens_out
                    FROM usage_rollup
                    WHERE (charged_in = ? OR (period = ? AND charged_in IS NULL)) AND (?::text IS NULL OR tenant = ?)
                    GROUP BY tenant, subscription_id, plan_id, plan_version),
                billed AS (
                    SELECT l.tenant, l.subscription_id, l.plan_id, l.plan_version, sum(l.amount_minor)::bigint AS invoiced,
                           sum(r.credited)::bigint AS credited,
                           sum(e.receivable)::bigint AS receivable,
                           sum(a.shared)::bigint AS shared, sum(e.payable)::bigint AS payable
                    FROM invoice_line l
                    CROSS JOIN LATERAL (
                        SELECT array_append(array_agg(c.reference) FILTER (WHERE c.reference IS NOT NULL), l.reference)
                                   AS entries, coalesce(sum(c.amount_minor), 0) AS credited
                        FROM credit_note_line c WHERE c.invoice_reference = l.reference) r
                    CROSS JOIN LATERAL (
                        SELECT coalesce(sum(n.amount_minor) FILTER (WHERE c.purpose = 'RECEIVABLE'), 0) AS receivable,
                               coalesce(-sum(n.amount_minor) FILTER (WHERE c.purpose IN
                                   ('PARTNER_PAYABLE', 'REVENUE')), 0) AS payable
                        FROM ledger_entry n JOIN ledger_account c ON c.id = n.account_id
                        WHERE n.reference = ANY (r.entries)) e
                    CROSS JOIN LATERAL (
                        SELECT coalesce(sum(x.amount_minor), 0) AS shared FROM accrual x
                        WHERE x.reference = ANY (r.entries)) a
                    WHERE l.usage_period = ? AND (?::text IS NULL OR l.tenant = ?)
                    GROUP BY l.tenant, l.subscription_id, l.plan_id, l.plan_version),
                """ + QUANTITIES + """
                SELECT u.tenant, u.subscription_id, u.plan_id, u.plan_version, s.model, s.time_zone, p.name, p.currency,
                       (SELECT coalesce(sum(k.amount_minor), 0)::bigint FROM invoice_coupon k
                        WHERE (k.subscription_id, k.plan_id, k.plan_version, k.usage_period)
                            = (u.subscription_id, u.plan_id, u.plan_version, ?)) AS couponed,
                       v.price_per_request, v.components, v.proration, coalesce(used, 0) AS used, coalesce(failed, 0) AS failed,
                       rows_in, compute_micros, bytes_in, bytes_out, tokens_in, tokens_out,
                       q.components AS billed_components, q.quantities, coalesce(invoiced, 0) AS invoiced,
                       coalesce(credited, 0) AS credited,
                       coalesce(receivable, 0) AS receivable, coalesce(shared, 0) AS shared,
                       coalesce(payable, 0) AS payable
                FROM (used FULL JOIN billed USING (tenant, subscription_id, plan_id, plan_version)) u
                JOIN subscription s ON s.id = u.subscription_id
                JOIN plan p ON p.id = u.plan_id
                JOIN plan_version v ON v.plan_id = u.plan_id AND v.version = u.plan_version
                LEFT JOIN quantities q ON (q.subscription_id, q.plan_id, q.plan_version)
                                        = (u.subscription_id, u.plan_id, u.plan_version)
                ORDER BY u.tenant, s.model, p.name, u.plan_version, u.subscription_id
                """,
                row -> sink.accept(line(row, period)),
                period,
                period,
                tenant,
                tenant,
                period,
                tenant,
                tenant,
                period,
                tenant,
                tenant,
                period);
    }

    /** Who earned what with a period's usage, of one consumer's or of all. */
    @Transactional
    public List<SharedLine> shares(LocalDate period, @Nullable String tenant) {
        return database.query(
                """
                SELECT a.tenant, a.role, a.currency, sum(a.amount_minor)::bigint AS shared
                FROM accrual a JOIN invoice_line l ON l.reference = coalesce(a.credits, a.reference)
                WHERE a.usage_period = ? AND (?::text IS NULL OR l.tenant = ?)
                GROUP BY a.tenant, a.role, a.currency ORDER BY a.currency, min(a.seq), a.tenant, a.role
                """,
                row -> new SharedLine(row.getString("tenant"), row.getString("role"), money(row, "shared")),
                period,
                tenant,
                tenant);
    }

    private static ReportLine line(ResultSet row, LocalDate period) throws SQLException {
        Tariff tariff = Tariffs.read(row);
        return new ReportLine(
                new ReportLine.Subject(
                        row.getString("tenant"),
                        row.getString("time_zone"),
                        row.getObject("subscription_id", UUID.class),
                        row.getString("model"),
                        row.getObject("plan_id", UUID.class),
                        row.getString("name"),
                        row.getInt("plan_version")),
                tariff,
                used(row),
                row.getLong("failed"),
                billed(row, period, tariff.proration()),
                money(row, "couponed"),
                money(row, "invoiced"),
                money(row, "credited"),
                money(row, "receivable"),
                money(row, "shared"),
                money(row, "payable"));
    }

    private static Map<Meter, Long> used(ResultSet row) throws SQLException {
        Map<Meter, Long> used = new EnumMap<>(Meter.class);
        for (Map.Entry<Meter, String> column : METERS.entrySet()) {
            used.put(column.getKey(), row.getLong(column.getValue()));
        }
        return used;
    }

    private static Consumption billed(ResultSet row, LocalDate month, Proration proration) throws SQLException {
        Period period = Period.starting(month, ZoneId.of(row.getString("time_zone")));
        Map<Integer, Long> quantities = new HashMap<>();
        Long[] components = Database.longs(row, "billed_components");
        Long[] billed = Database.longs(row, "quantities");
        for (int i = 0; i < components.length; i++) {
            quantities.put(Math.toIntExact(components[i]), billed[i]);
        }
        return new Consumption(proration.lengthOf(period), quantities);
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), Currency.getInstance(row.getString("currency")));
    }

    /** What a participant earned in a role. */
    record SharedLine(String tenant, String role, Money shared) {}
}
