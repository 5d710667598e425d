package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView.SelfBilledLineView;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Rates;
import io.modelmarket.billing.tax.TaxRule;
import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Self-billed invoices as the partner reads them, and as finance does: without a tenant, across tenants only. */
@ApplicationScoped
public class SelfBilledReads {

    private static final String HEAD = """
            SELECT i.id, i.number, i.tenant, i.settlement_id, i.execute_on, i.issued_at, i.currency, i.total_minor,
                   i.tax_minor, i.parties,
                   (SELECT min(l.usage_period) FROM self_billed_line l WHERE l.invoice_id = i.id) AS first_month,
                   (SELECT max(l.usage_period) FROM self_billed_line l WHERE l.invoice_id = i.id) AS last_month
            FROM self_billed_invoice i WHERE (?::text IS NULL OR i.tenant = ?)
            """;

    private final Database database;

    @Inject
    SelfBilledReads(Database database) {
        this.database = database;
    }

    /** Latest first, without lines. */
    @Transactional
    List<SelfBilledSummary> list(@Nullable String tenant, Page page) {
        return database.query(
                HEAD + "ORDER BY i.issued_at DESC, i.number DESC LIMIT ? OFFSET ?",
                SelfBilledReads::summary,
                tenant,
                tenant,
                page.rowsToRead(),
                page.offset());
    }

    /** One with its lines. */
    @Transactional
    public Optional<SelfBilledInvoiceView> find(@Nullable String tenant, String number) {
        return database.first(
                HEAD + "AND i.number = ?",
                row -> {
                    SelfBilledSummary head = summary(row);
                    UUID id = row.getObject("id", UUID.class);
                    Parties parties = Objects.requireNonNull(Parties.parse(row.getString("parties")));
                    String currency = head.total().currency();
                    return new SelfBilledInvoiceView(
                            head.number(),
                            head.tenant(),
                            head.settlement(),
                            head.executeOn(),
                            head.issuedAt(),
                            head.from(),
                            head.to(),
                            head.subtotal(),
                            head.tax(),
                            head.total(),
                            parties,
                            taxes(id, currency),
                            lines(id, currency));
                },
                tenant,
                tenant,
                number);
    }

    /** By partner, what each payout of a settlement has led to; empty before it was approved. */
    @Transactional
    public Map<String, PayoutDocument> of(UUID settlement) {
        Map<String, PayoutDocument> documents = new HashMap<>();
        database.each(
                """
                SELECT d.tenant, d.outcome, i.number FROM payout_document d
                LEFT JOIN self_billed_invoice i ON i.id = d.invoice_id WHERE d.settlement_id = ?
                """,
                row -> {
                    SelfBillingOutcome outcome = SelfBillingOutcome.valueOf(row.getString("outcome"));
                    documents.put(
                            row.getString("tenant"),
                            new PayoutDocument(outcome, outcome.reason(), row.getString("number")));
                },
                settlement);
        return documents;
    }

    private List<TaxView> taxes(UUID invoice, String currency) {
        return database.query(
                """
                SELECT place, treatment, category, name, rate, net_minor, tax_minor FROM self_billed_tax
                WHERE invoice_id = ? ORDER BY place
                """,
                row -> {
                    String category = row.getString("category");
                    return new TaxView(
                            row.getInt("place"),
                            Treatment.valueOf(row.getString("treatment")),
                            category == null ? null : TaxRule.Category.valueOf(category),
                            row.getString("name"),
                            Rates.plain(row.getBigDecimal("rate")),
                            MoneyView.of(row.getLong("net_minor"), currency),
                            MoneyView.of(row.getLong("tax_minor"), currency));
                },
                invoice);
    }

    private List<SelfBilledLineView> lines(UUID invoice, String currency) {
        return database.query(
                "SELECT * FROM self_billed_line WHERE invoice_id = ? ORDER BY line",
                row -> {
                    String version = row.getString("version");
                    return new SelfBilledLineView(
                            row.getInt("line"),
                            description(row),
                            row.getString("model"),
                            version.isEmpty() ? null : version,
                            row.getString("role"),
                            row.getString("rule"),
                            row.getObject("agreement_id", UUID.class),
                            Database.intOrNull(row, "agreement_version"),
                            month(row, "usage_period"),
                            row.getBoolean("correction"),
                            row.getLong("accruals"),
                            MoneyView.of(row.getLong("amount_minor"), currency),
                            row.getInt("tax_place"));
                },
                invoice);
    }

    private static String description(ResultSet row) throws SQLException {
        String version = row.getString("version");
        Integer agreement = Database.intOrNull(row, "agreement_version");
        return row.getString("model") + (version.isEmpty() ? "" : " " + version) + ", " + month(row, "usage_period")
                + ", " + row.getString("role") + ", " + row.getString("rule")
                + (agreement == null ? "" : ", agreement v" + agreement)
                + (row.getBoolean("correction") ? ", taken back by credit notes" : "");
    }

    private static String month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class)).toString();
    }

    private static SelfBilledSummary summary(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        long total = row.getLong("total_minor");
        long tax = row.getLong("tax_minor");
        return new SelfBilledSummary(
                row.getString("number"),
                row.getString("tenant"),
                row.getObject("settlement_id", UUID.class),
                row.getObject("execute_on", LocalDate.class),
                Database.instant(row, "issued_at"),
                month(row, "first_month"),
                month(row, "last_month"),
                MoneyView.of(total - tax, currency),
                MoneyView.of(tax, currency),
                MoneyView.of(total, currency));
    }

    /** A self-billed invoice in a list; its total is with tax. */
    record SelfBilledSummary(
            String number,
            String tenant,
            UUID settlement,
            LocalDate executeOn,
            Instant issuedAt,
            String from,
            String to,
            MoneyView subtotal,
            MoneyView tax,
            MoneyView total) {}

    /**
     * What a payout has led to.
     *
     * @param number of the self-billed invoice, where there is one
     */
    public record PayoutDocument(
            SelfBillingOutcome outcome,
            String reason,
            @Nullable String number) {}
}
