package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A participant's accruals. */
@ApplicationScoped
class StatementReads {

    private final Database database;

    @Inject
    StatementReads(Database database) {
        this.database = database;
    }

    /** One period's accruals, in the order they arose. */
    @Transactional
    public List<StatementLineView> lines(String tenant, LocalDate period, Page page) {
        return database.query(
                """
                SELECT a.invoice_number, a.reference, a.credits, a.model, a.version, a.used_version, a.lineage_step,
                       a.plan_id, p.name AS plan, a.usage_period, a.agreement_id, a.agreement_version, a.role, a.rule,
                       a.meter, a.units,
                       a.percent, a.rate, a.basis_minor, a.amount_minor, a.currency, a.accrued_at
                FROM accrual a LEFT JOIN plan p ON p.id = a.plan_id
                WHERE a.tenant = ? AND a.period = ? ORDER BY a.id LIMIT ? OFFSET ?
                """,
                row -> new StatementLineView(
                        row.getString("invoice_number"),
                        row.getString("reference"),
                        row.getString("credits"),
                        row.getString("model"),
                        release(row, "version"),
                        row.getInt("lineage_step"),
                        row.getInt("lineage_step") == 0 ? null : release(row, "used_version"),
                        row.getObject("plan_id", UUID.class),
                        row.getString("plan"),
                        YearMonth.from(row.getDate("usage_period").toLocalDate())
                                .toString(),
                        row.getObject("agreement_id", UUID.class),
                        Database.intOrNull(row, "agreement_version"),
                        row.getString("role"),
                        row.getString("rule"),
                        row.getString("meter"),
                        units(row),
                        percent(row),
                        row.getString("rate"),
                        MoneyView.of(row.getLong("basis_minor"), row.getString("currency")),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency")),
                        Database.instant(row, "accrued_at")),
                tenant,
                period,
                page.rowsToRead(),
                page.offset());
    }

    /** The period's sums over all pages, by currency, model and role. */
    @Transactional
    public List<StatementTotalView> totals(String tenant, LocalDate period) {
        return database.query(
                """
                SELECT currency, model, role, count(*) AS lines, sum(amount_minor)::bigint AS amount
                FROM accrual WHERE tenant = ? AND period = ? GROUP BY currency, model, role ORDER BY 1, 2, 3
                """,
                row -> new StatementTotalView(
                        row.getString("model"),
                        row.getString("role"),
                        row.getLong("lines"),
                        MoneyView.of(row.getLong("amount"), row.getString("currency"))),
                tenant,
                period);
    }

    /** The period's sums by currency. */
    @Transactional
    public List<MoneyView> sums(String tenant, LocalDate period) {
        return database.query(
                """
                SELECT currency, sum(amount_minor)::bigint AS amount FROM accrual
                WHERE tenant = ? AND period = ? GROUP BY currency ORDER BY 1
                """, row -> MoneyView.of(row.getLong("amount"), row.getString("currency")), tenant, period);
    }

    private static @Nullable String release(ResultSet row, String column) throws SQLException {
        String version = row.getString(column);
        return version.isEmpty() ? null : version;
    }

    private static @Nullable String units(ResultSet row) throws SQLException {
        String meter = row.getString("meter");
        return meter == null ? null : Meter.valueOf(meter).shown(row.getLong("units"));
    }

    private static @Nullable String percent(ResultSet row) throws SQLException {
        BigDecimal percent = row.getBigDecimal("percent");
        return percent == null ? null : percent.stripTrailingZeros().toPlainString();
    }

    /**
     * A share of an invoice line; no agreement where the platform's usual terms applied. What a credit note takes back
     * of another one is negative and names that.
     *
     * @param release of the model, where usage says which has earned it
     * @param lineageStep how many steps that is from the release that was used, which {@code usedRelease} then is
     * @param planId under which it was used; of a base's royalty a plan of the model that was made from it
     * @param plan its name
     * @param rate where the percentage was written as a fraction; it is rounded then
     * @param meter what a rule for so much each is for
     * @param units what this line adds to it, in priced units
     */
    record StatementLineView(
            String invoice,
            String reference,
            @Nullable String credits,
            String model,
            @Nullable String release,
            int lineageStep,
            @Nullable String usedRelease,
            @Nullable UUID planId,
            @Nullable String plan,
            String usagePeriod,
            @Nullable UUID agreementId,
            @Nullable Integer agreementVersion,
            String role,
            String rule,
            @Nullable String meter,
            @Nullable String units,
            @Nullable String percent,
            @Nullable String rate,
            MoneyView basis,
            MoneyView amount,
            Instant accruedAt) {}

    /** What a role earned with a model. */
    record StatementTotalView(String model, String role, long lines, MoneyView amount) {}
}
