package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was at the bank and in the books before debits were in them adds up from the first start on. */
@QuarkusTest
@QuarkusTestResource(value = EarlierBankPlace.class, restrictToAnnotatedClass = true)
class BankDebitsMigrationIT {

    private static final String ENTRY = "00000000-0000-0000-0000-0000000000e";

    @Test
    void earlierEntriesAndPayoutsAddUpOnceEachIsExplained() throws SQLException {
        Market market = Market.open();
        try (Books books = Books.asService("*")) {
            assertThat(books.query("SELECT through || ' ' || again_minor FROM payout ORDER BY settlement_id"))
                    .containsExactly("BANK 0", "OUTGOING 0", "OUTGOING 0");
            assertThat(books.query("SELECT coalesce(through, 'none') FROM bank_entry_removal ORDER BY id"))
                    .containsExactly("BANK", "none", "BANK");
            assertThat(books.query("SELECT opens_on || ' ' || closes_on || ' ' || linked FROM bank_statement"))
                    .containsExactly("2026-01-01 2026-01-06 true");
            assertThat(books.number("SELECT count(*) FROM bank_entry WHERE booked_at IS NULL"))
                    .isZero();
        }
        for (int set = 1; set <= 6; set++) {
            assertThat(BankSide.booked("bank-entry/" + ENTRY + set))
                    .as("entry " + set)
                    .hasSize(List.of(3, 6).contains(set) ? 0 : 2);
        }
        // The payout left the bank in the ledger when it was approved, and with its debit once more.
        assertThat(difference(market, "BANK")).isEqualTo("12.00");
        assertThat(difference(market, "UNEXPLAINED")).isEqualTo("0.00");
        assertThat(difference(market, "UNALLOCATED")).isEqualTo("0.00");

        Response explained = market.post(
                "felix", BankSide.ENTRIES + ENTRY + "4/assignments", Map.of("settlement", EarlierBankPlace.PAID));
        assertThat(explained.<String>path("state")).as(explained.asString()).isEqualTo("SETTLED");
        Response approved =
                market.post("felix", "/v1/finance/settlements/" + EarlierBankPlace.PROPOSED + "/approval", "");
        assertThat(approved.<String>path("state")).as(approved.asString()).isEqualTo("APPROVED");

        JsonPath whole =
                market.as("fiona").get("/v1/finance/bank-reconciliation").jsonPath();
        assertThat(whole.getList("books.book")).containsExactly("BANK", "OUTGOING", "UNALLOCATED", "UNEXPLAINED");
        assertThat(whole.getList("books.difference.amount")).containsOnly("0.00");
        assertThat(whole.getString("books.find { it.book == 'OUTGOING' }.ledger.amount"))
                .isEqualTo("-5.00");
        assertThat(whole.getBoolean("reconciled")).as(whole.prettify()).isTrue();
    }

    private static String difference(Market market, String book) {
        return market.as("fiona")
                .get("/v1/finance/bank-reconciliation")
                .path("books.find { it.book == '" + book + "' }.difference.amount");
    }
}
