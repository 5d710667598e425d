package io.modelmarket.billing.payment;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.exchange.ExchangeView;
import io.modelmarket.billing.standing.Standing;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments, and what is owed by age. */
@ApplicationScoped
public class PaymentReads {

    private static final String PAYMENT = """
            SELECT p.id, i.number, p.tenant, p.amount_minor, p.currency, p.received_on, p.reference, p.reverses,
                   p.recorded_at, p.recorded_by, x.paid_minor, x.paid_currency, x.spread_minor, r.day AS rate_day, r.base,
                   r.quote, r.rate
            FROM payment p JOIN invoice i ON i.id = p.invoice_id LEFT JOIN payment_exchange x ON x.payment_id = p.id
                LEFT JOIN exchange_rate r USING (base, quote, day, version)
            """;

    private final Database database;

    @Inject
    PaymentReads(Database database) {
        this.database = database;
    }

    /** Latest first; of one tenant or of all. */
    @Transactional
    public List<PaymentView> list(@Nullable String tenant, Page page) {
        return database.query(
                PAYMENT + "WHERE ?::text IS NULL OR p.tenant = ? ORDER BY p.recorded_at DESC, p.id LIMIT ? OFFSET ?",
                PaymentReads::payment,
                tenant,
                tenant,
                page.rowsToRead(),
                page.offset());
    }

    /** One. */
    @Transactional
    public Optional<PaymentView> find(UUID id) {
        return database.first(PAYMENT + "WHERE p.id = ?", PaymentReads::payment, id);
    }

    /**
     * What each tenant owes in each currency as of an instant, by days past due, beside what the ledger has. Those who
     * owe nothing are left out unless the ledger says otherwise.
     */
    @Transactional
    public List<AgeingView> ageing(Instant at) {
        return database.query("""
                WITH owed AS (
                    SELECT i.tenant, i.currency, floor(extract(epoch FROM ? - i.due_at) / 86400) AS late,
                           i.total_minor
                           - coalesce((SELECT sum(n.total_minor) FROM credit_note n
                                       WHERE n.invoice_id = i.id AND n.issued_at <= ?), 0)
                           - coalesce((SELECT sum(p.amount_minor) FROM payment p
                                       WHERE p.invoice_id = i.id AND p.booked_at <= ?), 0)
                           + coalesce((SELECT sum(e.amount_minor) FROM prepaid_entry e
                                       WHERE e.invoice_id = i.id AND e.at <= ?), 0) AS open
                    FROM invoice i WHERE i.issued_at <= ?),
                aged AS (
                    SELECT tenant, currency, sum(open)::bigint AS open,
                           coalesce(sum(open) FILTER (WHERE late <= 0), 0)::bigint AS not_due,
                           coalesce(sum(open) FILTER (WHERE late BETWEEN 1 AND 30), 0)::bigint AS to_30,
                           coalesce(sum(open) FILTER (WHERE late BETWEEN 31 AND 60), 0)::bigint AS to_60,
                           coalesce(sum(open) FILTER (WHERE late BETWEEN 61 AND 90), 0)::bigint AS to_90,
                           coalesce(sum(open) FILTER (WHERE late > 90), 0)::bigint AS over_90
                    FROM owed GROUP BY tenant, currency),
                booked AS (
                    SELECT a.tenant, a.currency, sum(e.amount_minor)::bigint AS ledger
                    FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
                    JOIN ledger_transaction t ON t.id = e.transaction_id AND t.booked_at <= ?
                    WHERE a.purpose = 'RECEIVABLE' GROUP BY a.tenant, a.currency)
                SELECT tenant, currency, coalesce(open, 0) AS open, coalesce(not_due, 0) AS not_due,
                       coalesce(to_30, 0) AS to_30, coalesce(to_60, 0) AS to_60, coalesce(to_90, 0) AS to_90,
                       coalesce(over_90, 0) AS over_90, coalesce(ledger, 0) AS ledger,
                       coalesce(s.standing, 'ACTIVE') AS standing
                FROM aged FULL JOIN booked USING (tenant, currency) LEFT JOIN payment_standing s USING (tenant)
                WHERE coalesce(open, 0) <> 0 OR coalesce(ledger, 0) <> 0 ORDER BY tenant, currency
                """, PaymentReads::ageing, at, at, at, at, at, at);
    }

    private static PaymentView payment(ResultSet row) throws SQLException {
        return new PaymentView(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("tenant"),
                money(row, "amount_minor"),
                row.getObject("received_on", LocalDate.class),
                row.getString("reference"),
                row.getObject("reverses", UUID.class),
                Database.instant(row, "recorded_at"),
                row.getString("recorded_by"),
                row.getString("paid_currency") == null ? null : exchange(row));
    }

    private static ExchangeView exchange(ResultSet row) throws SQLException {
        return new ExchangeView(
                MoneyView.of(row.getLong("paid_minor"), row.getString("paid_currency")),
                row.getString("base"),
                row.getString("quote"),
                row.getBigDecimal("rate").stripTrailingZeros().toPlainString(),
                row.getObject("rate_day", LocalDate.class),
                money(row, "spread_minor"));
    }

    private static AgeingView ageing(ResultSet row) throws SQLException {
        return new AgeingView(
                row.getString("tenant"),
                money(row, "open"),
                money(row, "not_due"),
                money(row, "to_30"),
                money(row, "to_60"),
                money(row, "to_90"),
                money(row, "over_90"),
                money(row, "ledger"),
                MoneyView.of(row.getLong("open") - row.getLong("ledger"), row.getString("currency")),
                Standing.valueOf(row.getString("standing")));
    }

    private static MoneyView money(ResultSet row, String column) throws SQLException {
        return MoneyView.of(row.getLong(column), row.getString("currency"));
    }

    /** A payment; negative where it takes another one back, which it names. */
    record PaymentView(
            UUID id,
            String invoice,
            String tenant,
            MoneyView amount,
            LocalDate receivedOn,
            String reference,
            @Nullable UUID reverses,
            Instant recordedAt,
            String recordedBy,
            @Nullable ExchangeView exchange) {}

    /**
     * What a tenant owes: all, not yet due, 1 to 30 days late and so on; what the ledger has; the difference; where it
     * stands now.
     */
    public record AgeingView(
            String tenant,
            MoneyView open,
            MoneyView notDue,
            MoneyView days1To30,
            MoneyView days31To60,
            MoneyView days61To90,
            MoneyView over90Days,
            MoneyView ledger,
            MoneyView difference,
            Standing standing) {}
}
