package io.modelmarket.billing.trace;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.trace.AccrualView.PayingView;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.NumberKeyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accruals with the payouts that pay them, as finance follows them. Across tenants only. */
@ApplicationScoped
class AccrualReads {

    private static final String ACCRUALS = """
            SELECT a.id, a.tenant, a.role, a.agreement_id, a.agreement_version, a.rule, a.percent, a.place,
                   a.invoice_number, a.reference, a.credits, a.model, a.version, a.used_version, a.lineage_step, a.plan_id,
                   a.usage_period, a.period, a.basis_minor, a.amount_minor, a.currency, a.accrued_at,
                   p.settlement_id, s.execute_on
            FROM accrual a
            LEFT JOIN payout_accrual p ON p.accrual_id = a.id
            LEFT JOIN settlement s ON s.id = p.settlement_id
            WHERE
            """;

    private final Database database;

    @Inject
    AccrualReads(Database database) {
        this.database = database;
    }

    /** In the order they arose. */
    @Transactional
    public List<AccrualView> find(AccrualSearch search, NumberKeyset page) {
        List<Object> parameters = new ArrayList<>();
        String conditions = search.conditions(parameters);
        parameters.add(page.after().isEmpty() ? 0L : page.after().getFirst());
        parameters.add(page.rowsToRead());
        return database.query(
                ACCRUALS + conditions + " AND a.id > ? ORDER BY a.id LIMIT ?",
                AccrualReads::read,
                parameters.toArray());
    }

    /** One. */
    @Transactional
    public Optional<AccrualView> find(long id) {
        return database.first(ACCRUALS + "a.id = ?", AccrualReads::read, id);
    }

    /** What a release earned of a line, and what was taken back of that; the first of them. */
    @Transactional
    public List<AccrualView> ofRelease(String line, String release, int most) {
        return database.query(
                ACCRUALS
                        + "a.id IN (SELECT id FROM accrual WHERE reference = ? UNION ALL SELECT id FROM accrual WHERE credits = ?)"
                        + " AND a.used_version IN (?, '') ORDER BY a.id LIMIT ?",
                AccrualReads::read,
                line,
                line,
                release,
                most);
    }

    private static AccrualView read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        String credits = row.getString("credits");
        String line = credits == null ? row.getString("reference") : credits;
        return new AccrualView(
                row.getLong("id"),
                row.getString("tenant"),
                row.getString("role"),
                row.getObject("agreement_id", UUID.class),
                Database.intOrNull(row, "agreement_version"),
                row.getString("rule"),
                percent(row),
                row.getInt("place"),
                row.getString("invoice_number"),
                row.getString("reference"),
                credits,
                row.getString("model"),
                release(row, "version"),
                release(row, "used_version"),
                row.getInt("lineage_step"),
                row.getObject("plan_id", UUID.class),
                month(row, "usage_period"),
                month(row, "period"),
                MoneyView.of(row.getLong("basis_minor"), currency),
                MoneyView.of(row.getLong("amount_minor"), currency),
                Database.instant(row, "accrued_at"),
                paying(row),
                LineView.address(line));
    }

    private static @Nullable PayingView paying(ResultSet row) throws SQLException {
        UUID settlement = row.getObject("settlement_id", UUID.class);
        String partner = row.getString("tenant");
        return settlement == null
                ? null
                : new PayingView(
                        settlement,
                        partner,
                        row.getObject("execute_on", LocalDate.class),
                        FinanceTraceResource.ACCRUALS + Href.query("settlement", settlement, "partner", partner));
    }

    private static @Nullable String release(ResultSet row, String column) throws SQLException {
        String version = row.getString(column);
        return version.isEmpty() ? null : version;
    }

    private static @Nullable String percent(ResultSet row) throws SQLException {
        BigDecimal percent = row.getBigDecimal("percent");
        return percent == null ? null : percent.stripTrailingZeros().toPlainString();
    }

    private static String month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class)).toString();
    }
}
