package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * By currency, what the bank's accounts, what waits and what is on its way come to by their own records, and by the
 * ledger. Across tenants only.
 */
@ApplicationScoped
class BookBalances {

    private static final String SQL = """
            WITH %s,
            closing AS (
                SELECT DISTINCT ON (account, currency) currency, closing_minor FROM line
                ORDER BY account, currency, closes_on DESC, n DESC),
            waiting AS (
                SELECT e.currency, e.credit, sum(left_minor) AS minor, count(*) AS entries
                FROM (SELECT e.currency, e.credit, %s AS left_minor FROM bank_entry e) e
                WHERE left_minor > 0 GROUP BY e.currency, e.credit),
            onward AS (
                SELECT coalesce(x.currency, s.currency) AS currency,
                       coalesce(x.paid_minor, p.amount_minor + p.tax_minor + p.again_minor) AS minor
                FROM payout p JOIN settlement s ON s.id = p.settlement_id AND s.state = 'APPROVED'
                LEFT JOIN payout_exchange x ON (x.settlement_id, x.tenant) = (p.settlement_id, p.tenant)
                WHERE p.through = 'OUTGOING' AND NOT p.left_out AND NOT EXISTS (
                    SELECT 1 FROM payout_event w WHERE (w.settlement_id, w.tenant) = (p.settlement_id, p.tenant)
                        AND w.undone_at IS NULL AND w.kind <> 'RETURNED')
                UNION ALL
                SELECT e.currency, r.amount_minor FROM bank_entry_removal r JOIN bank_entry e ON e.id = r.entry_id
                WHERE r.through = 'OUTGOING' AND r.undone_at IS NULL
                UNION ALL
                SELECT e.currency, -u.amount_minor FROM bank_entry_use u JOIN bank_entry e ON e.id = u.entry_id
                WHERE u.of_entry IS NOT NULL AND u.undone_at IS NULL),
            own AS (
                SELECT currency, 'BANK' AS purpose, sum(closing_minor) AS minor, 0 AS entries FROM closing GROUP BY currency
                UNION ALL
                SELECT currency, CASE WHEN credit THEN 'UNALLOCATED' ELSE 'UNEXPLAINED' END,
                       CASE WHEN credit THEN -minor ELSE minor END, entries FROM waiting
                UNION ALL
                SELECT currency, 'OUTGOING', -sum(minor), count(*) FILTER (WHERE minor > 0) FROM onward GROUP BY currency),
            booked AS (
                SELECT a.currency, a.purpose, sum(e.amount_minor) AS minor,
                       coalesce(sum(e.amount_minor) FILTER (WHERE e.reference NOT LIKE 'bank-entry/%%'
                           AND e.reference NOT LIKE 'bank-opening/%%'), 0) AS by_hand
                FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.purpose IN ('BANK', 'UNALLOCATED', 'UNEXPLAINED', 'OUTGOING')
                    AND EXISTS (SELECT 1 FROM bank_statement s WHERE s.currency = a.currency)
                GROUP BY a.currency, a.purpose)
            SELECT currency, purpose, coalesce(own.minor, 0)::bigint AS own, coalesce(booked.minor, 0)::bigint AS ledger,
                   coalesce(own.entries, 0) AS entries,
                   CASE WHEN purpose = 'BANK' THEN coalesce(booked.by_hand, 0) ELSE 0 END::bigint AS by_hand
            FROM own FULL JOIN booked USING (currency, purpose)
            WHERE EXISTS (SELECT 1 FROM bank_statement s WHERE s.currency = coalesce(own.currency, booked.currency))
            ORDER BY currency, purpose
            """.formatted(StatementLines.SQL, BankReads.LEFT);

    private final Database database;

    @Inject
    BookBalances(Database database) {
        this.database = database;
    }

    /** Of the currencies in which there are statements. */
    @Transactional
    List<BookView> read() {
        return database.query(SQL, row -> {
            String currency = row.getString("currency");
            long own = row.getLong("own");
            long ledger = row.getLong("ledger");
            return new BookView(
                    Book.valueOf(row.getString("purpose")),
                    row.getLong("entries"),
                    MoneyView.of(own, currency),
                    MoneyView.of(ledger, currency),
                    MoneyView.of(row.getLong("by_hand"), currency),
                    MoneyView.of(own - ledger, currency));
        });
    }

    /** A purpose of the ledger's that has records of its own. */
    @Schema(name = "BankBook")
    enum Book {
        /** The bank's accounts, by the closing balances of their last statements. */
        BANK,
        /** What has left the bank and nobody has explained. */
        UNEXPLAINED,
        /** What has come in and nobody has assigned: below zero, it is owed. */
        UNALLOCATED,
        /** What the bank was told to transfer, and has not: below zero, it is still on the account. */
        OUTGOING
    }

    /**
     * One of them in a currency.
     *
     * @param entries how many wait or are on their way
     * @param own by its records, as the ledger has it: debits above zero
     * @param byHand what of the ledger's is neither of an entry nor an opening balance: payments recorded by hand, and
     *     payouts from before they were on their way
     */
    @Schema(name = "BankBookView")
    record BookView(Book book, long entries, MoneyView own, MoneyView ledger, MoneyView byHand, MoneyView difference) {}
}
