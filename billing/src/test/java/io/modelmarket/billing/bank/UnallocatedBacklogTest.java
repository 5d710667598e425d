package io.modelmarket.billing.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Market;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Entries that have waited since before waiting money was in the ledger are brought in at the next start, once. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class UnallocatedBacklogTest {

    @Inject
    Unallocated unallocated;

    @Test
    void whatIsLeftOfEarlierEntriesIsBookedOnce() throws SQLException {
        Market market = Market.open();
        UUID waits = earlier(true, 700);
        UUID wentOut = earlier(false, 300);
        UUID aside = earlier(true, 500);
        remove(aside, 500);

        unallocated.start(new StartupEvent());
        unallocated.start(new StartupEvent());

        assertThat(booked(waits)).containsExactlyInAnyOrder(700L, -700L);
        assertThat(booked(wentOut)).containsExactlyInAnyOrder(300L, -300L);
        assertThat(booked(aside)).isEmpty();
        assertThat(market.as("fiona").get("/v1/finance/unallocated").<List<String>>path("items.difference.amount"))
                .containsOnly("0.00");
        market.made("fiona", "/v1/finance/bank-entries/" + waits + "/return", Map.of("reason", "not for us"));
        assertThat(booked(waits)).containsExactlyInAnyOrder(700L, -700L, 700L, -700L);
    }

    @Test
    void aLongBacklogIsBroughtInByManyTransactions() throws SQLException {
        UUID one = earlier(true, 700);
        try (Books books = Books.asService("*")) {
            books.update(
                    "INSERT INTO bank_entry (id, statement_id, place, account, scope, content, booked_on, currency,"
                            + " amount_minor, credit, reference, counterparty, remittance, parked, detail)"
                            + " SELECT gen_random_uuid(), statement_id, place, account, scope, n::text, booked_on, currency,"
                            + " n, credit, 'backlog', '', '', parked, '' FROM bank_entry, generate_series(1, 2000) n"
                            + " WHERE id = ?",
                    one);
            books.commit();
        }

        unallocated.start(new StartupEvent());

        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT count(*) FROM bank_entry WHERE booked_at IS NULL"))
                    .isZero();
            assertThat(books.number("SELECT count(*) FROM ledger_transaction WHERE description = 'Received, backlog'"))
                    .isEqualTo(2000);
            assertThat(books.number("SELECT max(count) FROM (SELECT count(*) FROM ledger_transaction"
                            + " WHERE kind = 'BANK_ENTRY' GROUP BY written_by) w"))
                    .isEqualTo(1000);
        }
    }

    @Test
    void whatWasNotBroughtInIsBookedBeforeItIsMoved() throws SQLException {
        Market market = Market.open();
        UUID waits = earlier(true, 700);

        String entry = "/v1/finance/bank-entries/" + waits;
        market.made("fiona", entry + "/return", Map.of("amount", "3.00", "reason", "too much"));
        unallocated.start(new StartupEvent());

        assertThat(booked(waits)).containsExactlyInAnyOrder(700L, -700L, 300L, -300L);
        market.made("fiona", entry + "/set-aside", Map.of("reason", "ours"));
        assertThat(booked(waits)).containsExactlyInAnyOrder(700L, -700L, 300L, -300L, 400L, -400L);
        assertThat(market.as("fiona").get("/v1/finance/unallocated").<List<String>>path("items.difference.amount"))
                .containsOnly("0.00");
    }

    @Test
    void aDebitThatTakesATransferBackSendsItsEntryBack() throws SQLException {
        Market market = Market.open();
        UUID came = earlier(true, 700);
        UUID takenBack = earlier(false, 700);
        UUID more = earlier(false, 100);
        String path = "/v1/finance/bank-entries/";
        Map<String, Object> wish = Map.of("reason", "the payer's bank took it back", "takesBack", came);

        assertThat(market.post("fiona", path + takenBack + "/assignments", Map.of("invoice", "MM-1"))
                        .<String>path("detail"))
                .contains("reverse what that has paid")
                .contains("takesBack");
        assertThat(market.post("fiona", path + came + "/assignments", wish).statusCode())
                .isEqualTo(422);
        assertThat(market.made("fiona", path + takenBack + "/assignments", wish).<String>path("state"))
                .isEqualTo("SETTLED");
        assertThat(market.as("fiona")
                        .get(path.substring(0, path.length() - 1) + "?state=RETURNED")
                        .<List<String>>path("items.id"))
                .contains(came.toString());
        assertThat(booked(came)).containsExactlyInAnyOrder(700L, -700L, 700L, -700L);
        assertThat(market.post("fiona", path + more + "/assignments", wish).statusCode())
                .isEqualTo(422);
        assertThat(booked(takenBack)).containsExactlyInAnyOrder(700L, -700L, 700L, -700L);
    }

    private static UUID earlier(boolean credit, long minor) throws SQLException {
        UUID statement = UUID.randomUUID();
        UUID entry = UUID.randomUUID();
        try (Books books = Books.asService("*")) {
            books.update(
                    "INSERT INTO bank_statement (id, account, statement, currency, opening_minor, closing_minor,"
                            + " opens_on, closes_on, announced, linked, entries, known, sha256, uploaded_at, uploaded_by)"
                            + " VALUES (?, ?, 'S', 'EUR', 0, 0, current_date, current_date, 0, true, 1, 0, '', now(), 'x')",
                    statement,
                    statement.toString());
            books.update(
                    "INSERT INTO bank_entry (id, statement_id, place, account, scope, content, booked_on, currency,"
                            + " amount_minor, credit, reference, counterparty, remittance, parked, detail)"
                            + " VALUES (?, ?, 1, ?, '', ?, current_date, 'EUR', ?, ?, 'B-1', '', '', 'UNMATCHED', '')",
                    entry,
                    statement,
                    statement.toString(),
                    entry.toString(),
                    minor,
                    credit);
            books.commit();
        }
        return entry;
    }

    private static void remove(UUID entry, long minor) throws SQLException {
        try (Books books = Books.asService("*")) {
            books.update(
                    "INSERT INTO bank_entry_removal (id, entry_id, kind, amount_minor, reason, removed_at, removed_by)"
                            + " VALUES (?, ?, 'SET_ASIDE', ?, 'before', now(), 'x')",
                    UUID.randomUUID(),
                    entry,
                    minor);
            books.commit();
        }
    }

    private static List<Object> booked(UUID entry) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query("SELECT amount_minor FROM ledger_entry WHERE reference = ?", "bank-entry/" + entry);
        }
    }
}
