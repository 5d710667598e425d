package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One debit executes all payouts of a large file, of which an entry lists the first. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class LargePayoutFileTest {

    private static final int PAYOUTS = 300;

    @Test
    void aDebitExecutesHundredsOfPayouts() throws SQLException {
        Market market = Market.open();
        BankSide bank = new BankSide(market, "RON");
        UUID settlement = approved();

        JsonPath entries = bank.entries(bank.take(bank.statement().ordered("303.00", bank.today, "B-1", "")));

        assertThat(entries.getString("items[0].state")).isEqualTo("SETTLED");
        assertThat(entries.getInt("items[0].assignmentsInAll")).isEqualTo(PAYOUTS);
        assertThat(entries.getList("items[0].assignments")).hasSize(100);
        assertThat(entries.getString("items[0].assignments[0].tenant")).isEqualTo("partner-1");
        try (Books books = Books.asService("*")) {
            assertThat(books.number(
                            "SELECT count(DISTINCT u.event_id) FROM bank_entry_use u JOIN payout_event v ON v.id = u.event_id"
                                    + " WHERE v.settlement_id = ? AND v.kind = 'EXECUTED' AND v.amount_minor = 101",
                            settlement))
                    .isEqualTo(PAYOUTS);
            assertThat(books.query(
                            "SELECT a.purpose || ' ' || count(*) || ' ' || sum(e.amount_minor) FROM ledger_entry e"
                                    + " JOIN ledger_account a ON a.id = e.account_id WHERE e.reference LIKE ?"
                                    + " GROUP BY a.purpose ORDER BY a.purpose",
                            "payout/" + settlement + "/%"))
                    .containsExactly("OUTGOING 300 30300", "UNEXPLAINED 300 -30300");
        }
        assertThat(bank.undo(entries.getString("items[0].id")).<String>path("left.amount"))
                .isEqualTo("1.01");
    }

    private static UUID approved() throws SQLException {
        UUID settlement = UUID.randomUUID();
        try (Books books = Books.asService("*")) {
            books.update(
                    "INSERT INTO settlement (id, currency, execute_on, state, proposed_by, proposed_at, approved_by,"
                            + " approved_at) VALUES (?, 'RON', current_date, 'APPROVED', 'fiona', now(), 'felix', now())",
                    settlement);
            books.update(
                    "INSERT INTO payout (settlement_id, place, tenant, amount_minor, holder, iban)"
                            + " SELECT ?, n, 'partner-' || n, 101, 'Partner', 'DE75512108001245126199'"
                            + " FROM generate_series(1, ?) n",
                    settlement,
                    PAYOUTS);
            books.commit();
        }
        return settlement;
    }
}
