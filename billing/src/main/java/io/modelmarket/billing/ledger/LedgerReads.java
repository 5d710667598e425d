package io.modelmarket.billing.ledger;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Balances and transactions as finance reads them. */
@ApplicationScoped
class LedgerReads {

    private final Database database;

    @Inject
    LedgerReads(Database database) {
        this.database = database;
    }

    /** Every account with what was booked up to an instant. */
    @Transactional
    public List<AccountBalance> balances(Instant at) {
        return database.query(
                """
                SELECT a.tenant, a.purpose, a.currency,
                       coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0)::bigint AS debits,
                       coalesce(-sum(e.amount_minor) FILTER (WHERE e.amount_minor < 0), 0)::bigint AS credits,
                       coalesce(sum(e.amount_minor), 0)::bigint AS balance
                FROM ledger_account a LEFT JOIN
                     (ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id AND t.booked_at <= ?)
                     ON e.account_id = a.id
                GROUP BY a.id ORDER BY a.currency, a.purpose, a.tenant
                """,
                row -> new AccountBalance(
                        row.getString("tenant"),
                        row.getString("purpose"),
                        MoneyView.of(row.getLong("debits"), row.getString("currency")),
                        MoneyView.of(row.getLong("credits"), row.getString("currency")),
                        MoneyView.of(row.getLong("balance"), row.getString("currency"))),
                at);
    }

    /** All entries by currency; with an instant, of what was booked up to it. */
    @Transactional
    public List<CurrencyTotal> totals(@Nullable Instant at) {
        return database.query(
                """
                SELECT currency, coalesce(sum(amount_minor) FILTER (WHERE amount_minor > 0), 0)::bigint AS debits,
                       coalesce(-sum(amount_minor) FILTER (WHERE amount_minor < 0), 0)::bigint AS credits,
                       sum(amount_minor)::bigint AS difference
                FROM ledger_entry e
                WHERE ?::timestamptz IS NULL
                   OR (SELECT booked_at FROM ledger_transaction t WHERE t.id = e.transaction_id) <= ?
                GROUP BY currency ORDER BY currency
                """,
                row -> new CurrencyTotal(
                        MoneyView.of(row.getLong("debits"), row.getString("currency")),
                        MoneyView.of(row.getLong("credits"), row.getString("currency")),
                        MoneyView.of(row.getLong("difference"), row.getString("currency")),
                        row.getLong("difference") == 0),
                at,
                at);
    }

    /** Newest first; each with all its entries, also those of other tenants. */
    @Transactional
    public List<TransactionView> transactions(TransactionFilter filter, Page page) {
        Map<Long, TransactionView> byId = new LinkedHashMap<>();
        List<Object> parameters = new ArrayList<>();
        String condition = filter.condition(parameters);
        parameters.add(page.rowsToRead());
        parameters.add(page.offset());
        database.query("""
                SELECT t.id, t.kind, t.description, t.corrects, t.booked_at, t.created_at, e.reference, e.amount_minor, e.currency,
                       a.tenant, a.purpose
                FROM (SELECT * FROM ledger_transaction t WHERE
                """ + condition + """
                      ORDER BY t.id DESC LIMIT ? OFFSET ?) t
                JOIN ledger_entry e ON e.transaction_id = t.id
                JOIN ledger_account a ON a.id = e.account_id
                ORDER BY t.id DESC, e.id
                """, row -> collect(row, byId), parameters.toArray());
        return List.copyOf(byId.values());
    }

    private static boolean collect(ResultSet row, Map<Long, TransactionView> byId) throws SQLException {
        long id = row.getLong("id");
        TransactionView transaction = byId.get(id);
        if (transaction == null) {
            transaction = new TransactionView(
                    id,
                    row.getString("kind"),
                    row.getString("description"),
                    Database.longOrNull(row, "corrects"),
                    Database.instant(row, "booked_at"),
                    Database.instant(row, "created_at"),
                    new ArrayList<>());
            byId.put(id, transaction);
        }
        return transaction
                .entries()
                .add(new EntryView(
                        row.getString("tenant"),
                        row.getString("purpose"),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("reference")));
    }

    /** An account with what was ever debited and credited. */
    record AccountBalance(String tenant, String purpose, MoneyView debits, MoneyView credits, MoneyView balance) {}

    /** All accounts of a currency together. */
    record CurrencyTotal(MoneyView debits, MoneyView credits, MoneyView difference, boolean balanced) {}

    /** A transaction with its entries; which earlier one it takes back some of, if it does. */
    record TransactionView(
            long id,
            String kind,
            String description,
            @Nullable Long corrects,
            Instant bookedAt,
            Instant createdAt,
            List<EntryView> entries) {}

    /** An entry; a positive amount is a debit. */
    @Schema(name = "LedgerEntryView")
    record EntryView(String tenant, String purpose, MoneyView amount, String reference) {}
}
