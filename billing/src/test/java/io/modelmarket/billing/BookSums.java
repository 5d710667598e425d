package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all books come to: how many entries of each kind, their sums, how far series of numbers have been used. */
final class BookSums implements AutoCloseable {

    private static final List<String> FIGURES = List.of(
            "count(*) FROM ledger_transaction",
            "count(*) FROM ledger_entry",
            "sum(abs(amount_minor)) FROM ledger_entry",
            "count(*) FROM invoice",
            "sum(amount_minor) FROM invoice_line",
            "sum(last) FROM invoice_series",
            "count(*) FROM accrual",
            "sum(abs(amount_minor)) FROM accrual",
            "count(*) FROM credit_note",
            "sum(last) FROM credit_note_series",
            "count(*) FROM payment",
            "sum(amount_minor) FROM payment",
            "count(*) FROM period_close",
            "count(*) FROM close_run",
            "count(*) FROM close_draft",
            "count(*) FROM settlement",
            "sum(amount_minor) FROM payout",
            "count(*) FROM payout_accrual",
            "count(*) FROM self_billed_invoice",
            "sum(last) FROM self_billed_series",
            "count(*) FROM prepaid_order",
            "sum(amount_minor) FROM prepaid_credit",
            "sum(left_minor) FROM prepaid_credit",
            "sum(reversed_minor) FROM prepaid_credit",
            "count(*) FROM prepaid_entry",
            "sum(abs(amount_minor)) FROM prepaid_entry",
            "count(*) FROM payment_exchange",
            "sum(paid_minor) FROM payment_exchange",
            "count(*) FROM payout_event",
            "count(undone_at) FROM payout_event",
            "count(*) FROM bank_entry",
            "count(*) FROM bank_entry_payment",
            "count(*) FROM bank_entry_use",
            "count(undone_at) FROM bank_entry_use",
            "count(*) FROM bank_opening",
            "count(undone_at) FROM bank_opening",
            "count(*) FROM idempotency_key");

    private static final String ALL = FIGURES.stream()
            .map(figure -> "coalesce((SELECT " + figure + "), 0)::text")
            .collect(Collectors.joining(", ", "SELECT concat_ws(' ', ", ")"));

    private final Books books;

    BookSums() throws SQLException {
        books = Books.asService("*");
    }

    /** As committed now, by what each is. */
    Map<String, Long> now() throws SQLException {
        String[] figures = books.query(ALL).getFirst().toString().split(" ", -1);
        Map<String, Long> sums = new LinkedHashMap<>();
        for (int i = 0; i < figures.length; i++) {
            sums.put(FIGURES.get(i), Long.valueOf(figures[i]));
        }
        return sums;
    }

    /** What was added between; without what stayed. */
    static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> added = new LinkedHashMap<>();
        after.forEach((figure, sum) -> {
            long more = sum - before.getOrDefault(figure, 0L);
            if (more != 0) {
                added.put(figure, more);
            }
        });
        return added;
    }

    /** Transactions of the ledger that do not come to nothing in each currency. */
    void assertBalanced() throws SQLException {
        assertThat(books.query("SELECT transaction_id FROM ledger_entry"
                        + " GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0"))
                .isEmpty();
    }

    @Override
    public void close() throws SQLException {
        books.close();
    }
}
