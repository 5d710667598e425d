package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.invoice.InvoiceView.OwedView;
import io.modelmarket.billing.invoice.InvoiceView.ShareView;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Rates;
import io.modelmarket.billing.tax.TaxRule;
import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices as the billed tenant reads them, and as finance does. */
@ApplicationScoped
public class InvoiceReads {

    private static final String HEAD = """
            SELECT i.id, i.number, i.tenant, i.period, i.time_zone, i.interim, i.issued_at, i.due_at, i.currency,
                   i.total_minor, i.tax_minor, i.parties, o.credited, o.paid, o.open,
                   (SELECT coalesce(-sum(e.amount_minor), 0)::bigint FROM prepaid_entry e
                    WHERE e.invoice_id = i.id AND e.kind = 'APPLIED')
                   + (SELECT coalesce(sum(p.amount_minor), 0)::bigint
                      FROM invoice_replacement r
                      JOIN payment b ON b.invoice_id = r.replaces AND b.reverses IS NOT NULL
                      JOIN payment p ON p.invoice_id = r.invoice_id
                          AND b.reference = p.reference || ' reversed: replaced by ' || i.number
                      WHERE r.invoice_id = i.id) AS prepaid_minor,
            """ + Owed.STATE + "AS state FROM invoice i" + Owed.JOIN;

    private final Database database;
    private final CouponLines coupons;
    private final LineShares shares;
    private final Succession succession;
    private final InstantSource clock;

    @Inject
    InvoiceReads(
            Database database, CouponLines coupons, LineShares shares, Succession succession, InstantSource clock) {
        this.database = database;
        this.coupons = coupons;
        this.shares = shares;
        this.succession = succession;
        this.clock = clock;
    }

    /** Latest first, without lines. */
    @Transactional
    List<InvoiceSummary> list(String tenant, Page page) {
        return database.query(
                HEAD + "WHERE i.tenant = ? ORDER BY i.issued_at DESC, i.number DESC LIMIT ? OFFSET ?",
                InvoiceReads::summary,
                clock.instant(),
                tenant,
                page.rowsToRead(),
                page.offset());
    }

    /**
     * One with its lines.
     *
     * @param tenant whose it must be; null for anybody's, across tenants only
     */
    @Transactional
    public Optional<InvoiceView> find(@Nullable String tenant, String number) {
        return database.first(
                        HEAD + "WHERE (?::text IS NULL OR i.tenant = ?) AND i.number = ?",
                        row -> new Found(
                                row.getObject("id", UUID.class), summary(row), Parties.parse(row.getString("parties"))),
                        clock.instant(),
                        tenant,
                        tenant,
                        number)
                .map(found -> whole(found, lines(found.id(), null)));
    }

    /** Anybody's with its lines and what participants have of each; across tenants only. */
    @Transactional
    public Optional<InvoiceView> findShared(String number) {
        return database.first(
                        HEAD + "WHERE i.number = ?",
                        row -> new Found(
                                row.getObject("id", UUID.class), summary(row), Parties.parse(row.getString("parties"))),
                        clock.instant(),
                        number)
                .map(found -> whole(found, lines(found.id(), shares.of(found.id()))));
    }

    private InvoiceView whole(Found found, List<LineView> lines) {
        InvoiceSummary head = found.summary();
        return new InvoiceView(
                head.number(),
                head.tenant(),
                head.period(),
                head.timeZone(),
                head.interim(),
                head.issuedAt(),
                head.subtotal(),
                head.tax(),
                head.total(),
                found.parties(),
                taxes(found.id()),
                lines,
                coupons.of(found.id()),
                head.prepaid(),
                head.owed(),
                succession.before(found.id()).orElse(null),
                succession.after(found.id()).orElse(null));
    }

    private List<TaxView> taxes(UUID invoice) {
        return database.query(
                """
                SELECT place, treatment, category, name, rate, net_minor, tax_minor, currency
                FROM invoice_tax WHERE invoice_id = ? ORDER BY place
                """,
                row -> {
                    String category = row.getString("category");
                    return new TaxView(
                            row.getInt("place"),
                            Treatment.valueOf(row.getString("treatment")),
                            category == null ? null : TaxRule.Category.valueOf(category),
                            row.getString("name"),
                            Rates.plain(row.getBigDecimal("rate")),
                            MoneyView.of(row.getLong("net_minor"), row.getString("currency")),
                            MoneyView.of(row.getLong("tax_minor"), row.getString("currency")));
                },
                invoice);
    }

    private List<LineView> lines(UUID invoice, @Nullable Map<String, List<ShareView>> shared) {
        return database.query(
                """
                SELECT line, reference, kind, model, description, usage_period, quantity, unit, unit_price, amount_minor,
                       currency, charge, tax_place
                FROM document_line WHERE invoice_id = ? ORDER BY line
                """,
                row -> new LineView(
                        row.getInt("line"),
                        LineKind.valueOf(row.getString("kind")),
                        row.getString("model"),
                        row.getString("description"),
                        YearMonth.from(row.getDate("usage_period").toLocalDate())
                                .toString(),
                        row.getLong("quantity"),
                        row.getString("unit"),
                        InvoiceView.price(row.getBigDecimal("unit_price")),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency")),
                        row.getInt("tax_place"),
                        ChargeDetail.parse(row.getString("charge")),
                        shared == null ? null : shared.getOrDefault(row.getString("reference"), List.of())),
                invoice);
    }

    private static InvoiceSummary summary(ResultSet row) throws SQLException {
        return new InvoiceSummary(
                row.getString("number"),
                row.getString("tenant"),
                YearMonth.from(row.getDate("period").toLocalDate()).toString(),
                row.getString("time_zone"),
                row.getBoolean("interim"),
                Database.instant(row, "issued_at"),
                MoneyView.of(row.getLong("total_minor") - row.getLong("tax_minor"), row.getString("currency")),
                MoneyView.of(row.getLong("tax_minor"), row.getString("currency")),
                MoneyView.of(row.getLong("total_minor"), row.getString("currency")),
                MoneyView.of(row.getLong("prepaid_minor"), row.getString("currency")),
                owed(row));
    }

    private static OwedView owed(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new OwedView(
                Database.instant(row, "due_at"),
                MoneyView.of(row.getLong("credited"), currency),
                MoneyView.of(row.getLong("paid"), currency),
                MoneyView.of(row.getLong("open"), currency),
                InvoiceState.valueOf(row.getString("state")));
    }

    private record Found(
            UUID id, InvoiceSummary summary, @Nullable Parties parties) {}

    /** An invoice in a list. */
    record InvoiceSummary(
            String number,
            String tenant,
            String period,
            String timeZone,
            boolean interim,
            Instant issuedAt,
            MoneyView subtotal,
            MoneyView tax,
            MoneyView total,
            MoneyView prepaid,
            OwedView owed) {}
}
