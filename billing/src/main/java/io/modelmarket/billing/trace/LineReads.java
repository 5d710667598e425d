package io.modelmarket.billing.trace;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.invoice.LineKind;
import io.modelmarket.billing.trace.UsageBehindView.Place;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invoice lines by their place and by what they bill; within a tenant, that tenant's. */
@ApplicationScoped
class LineReads {

    private static final String LINES = """
            SELECT i.number, l.line, l.reference, l.bills, l.tenant, l.partner, l.model, l.kind, l.description, l.subscription_id,
                   l.plan_id, l.plan_version, l.component, l.usage_period, i.time_zone, l.quantity, l.unit, l.unit_price,
                   l.amount_minor, l.currency, l.charge, i.issued_at,
                   (SELECT coalesce(sum(c.amount_minor), 0)::bigint FROM credit_note n
                    JOIN document_credit c ON c.credit_note_id = n.id AND c.bills = l.bills
                    WHERE n.invoice_id = l.invoice_id) AS credited_minor,
                   (SELECT b.number FROM invoice_replacement r JOIN invoice b ON b.id = r.invoice_id
                    WHERE r.replaces = i.id) AS replaced_by
            FROM document_line l JOIN invoice i ON i.id = l.invoice_id
            """;

    private final Database database;

    @Inject
    LineReads(Database database) {
        this.database = database;
    }

    /** One line of an invoice. */
    @Transactional
    public Optional<LineView> find(String invoice, int line, boolean forFinance) {
        return database.first(LINES + "WHERE i.number = ? AND l.line = ?", row -> read(row, forFinance), invoice, line);
    }

    /** Lines that bill usage of a place, in the order of their issue; the first of them. */
    @Transactional
    public List<LineView> of(Place place, int most, boolean forFinance) {
        return database.query(
                LINES + "WHERE (l.subscription_id, l.plan_id, l.plan_version, l.usage_period) = (?, ?, ?, ?)"
                        + " ORDER BY i.issued_at, l.reference LIMIT ?",
                row -> read(row, forFinance),
                place.subscription(),
                place.plan(),
                place.planVersion(),
                place.period(),
                most);
    }

    private static LineView read(ResultSet row, boolean forFinance) throws SQLException {
        String currency = row.getString("currency");
        String invoice = row.getString("number");
        int line = row.getInt("line");
        String usage = forFinance
                ? LineView.address(row.getString("reference")) + "/usage"
                : "/v1/tenants/" + Href.encoded(row.getString("tenant")) + "/invoices/" + Href.encoded(invoice)
                        + "/lines/" + line + "/usage";
        return new LineView(
                invoice,
                line,
                row.getString("reference"),
                row.getString("bills"),
                row.getString("replaced_by"),
                row.getString("tenant"),
                row.getString("partner"),
                row.getString("model"),
                LineKind.valueOf(row.getString("kind")),
                row.getString("description"),
                row.getObject("subscription_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getInt("plan_version"),
                row.getInt("component"),
                YearMonth.from(row.getObject("usage_period", LocalDate.class)).toString(),
                row.getString("time_zone"),
                row.getLong("quantity"),
                row.getString("unit"),
                InvoiceView.price(row.getBigDecimal("unit_price")),
                MoneyView.of(row.getLong("amount_minor"), currency),
                MoneyView.of(row.getLong("credited_minor"), currency),
                ChargeDetail.parse(row.getString("charge")),
                Database.instant(row, "issued_at"),
                usage,
                forFinance ? FinanceTraceResource.ACCRUALS + Href.query("invoice", invoice, "line", line) : null,
                forFinance ? "/v1/finance/ledger/transactions" + Href.query("document", invoice) : null);
    }
}
