package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.bank.CamtFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement that was taken in by mistake is taken back by a second person; one of the future is not taken in. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class WithdrawnStatementTest {

    private static final Map<String, String> WHY = Map.of("reason", "another company's");
    private Market market;
    private BankSide bank;

    @BeforeEach
    void open() {
        market = Market.open();
        bank = new BankSide(market, "MXN");
    }

    @Test
    void leavesNothingOfItsEntriesAndCanBeTakenInAgain() throws SQLException {
        CamtFile file = bank.statement()
                .credit("10.00", bank.today, "B-1", "from somebody")
                .charge("0.50", bank.today, "B-2");
        JsonPath taken = bank.take(file);
        String entry = bank.entries(taken).getString("items[0].id");
        assertThat(withdraw("fiona", taken).statusCode()).isEqualTo(403);
        assertThat(withdraw("carla", taken).statusCode()).isEqualTo(403);

        Response withdrawn = withdraw("felix", taken);

        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        assertThat(withdrawn.<String>path("withdrawnBy")).isEqualTo(Market.subject("felix"));
        assertThat(withdrawn.<String>path("withdrawnReason")).isEqualTo("another company's");
        assertThat(bank.entries(taken).getList("items.state", String.class)).containsOnly("SET_ASIDE");
        assertThat(bank.entries(taken).getString("items[0].setAsideReason")).contains("withdrawn");
        assertThat(BankSide.booked("bank-entry/" + entry)).contains("BANK MXN 1000", "BANK MXN -1000");
        assertThat(market.as("fiona").get("/v1/finance/bank-reconciliation").<List<String>>path("accounts.account"))
                .doesNotContain(bank.account);
        assertThat(bank.book("UNALLOCATED").getString("difference.amount")).isEqualTo("0.00");
        assertThat(bank.undo(entry).<String>path("detail")).contains("withdrawn");
        assertThat(withdraw("felix", taken).statusCode()).isEqualTo(409);

        JsonPath again = bank.take(file);
        assertThat(again.getInt("counts.known")).isZero();
        assertThat(bank.entries(again).getList("items.state", String.class)).containsOnly("OPEN");
        assertThat(bank.reconciled().getString("closing.amount")).isEqualTo("109.50");
        assertThat(bank.reconciled().getString("difference.amount")).isEqualTo("0.00");
        assertThat(bank.reconciled().getInt("statements")).isEqualTo(1);
    }

    @Test
    void notWhileSomethingIsBuiltOnIt() {
        CamtFile file = bank.statement().charge("0.50", bank.today, "B-1");
        JsonPath taken = bank.take(file);
        String entry = bank.entries(taken).getString("items[0].id");
        bank.assign("felix", entry, Map.of("account", "BANK_FEES", "reason", "fees"));
        assertThat(withdraw("felix", taken).<String>path("detail")).contains("1 of its entries", "such as B-1");
        bank.undo(entry);

        JsonPath longer = bank.take(new CamtFile(bank.account, "M-1", "MXN")
                .charge("0.50", bank.today, "B-1")
                .charge("0.70", bank.today, "B-2"));
        assertThat(withdraw("felix", taken).<String>path("detail")).contains("later statements", "M-1");
        assertThat(withdraw("felix", longer).statusCode()).isEqualTo(200);

        String opening = "/v1/finance/bank-accounts/" + bank.account + "/MXN/opening";
        market.made("fiona", opening, Map.of("reason", "our own"));
        assertThat(withdraw("felix", taken).<String>path("detail")).contains("opening balance", bank.account);
        market.made("fiona", opening + "/reversal", Map.of("reason", "not ours"));
        assertThat(withdraw("felix", taken).statusCode()).isEqualTo(200);
        assertThat(market.post("felix", "/v1/finance/bank-statements/" + UUID.randomUUID() + "/withdrawal", WHY)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneWhoseBalanceIsOfTheFutureIsNotTakenIn() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        CamtFile file = bank.statement()
                .charge("0.50", bank.today, "B-1")
                .of(bank.today, today.plusDays(2).toString());
        Response refused = market.as("fiona")
                .contentType("application/xml")
                .body(file.bytes())
                .post("/v1/finance/bank-statements");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains(today.plusDays(2).toString(), "in the future");
        bank.take(file.of(bank.today, today.plusDays(1).toString()));
    }

    @Test
    void noEntryIsPassedOverWhileTheListIsWorkedThrough() {
        CamtFile file = bank.statement();
        for (int i = 1; i <= 6; i++) {
            file.charge("0.1" + i, bank.today, "B-" + i);
        }
        String statement = bank.take(file).getString("id");
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = open(statement, cursor);
            for (String id : page.getList("items.id", String.class)) {
                bank.assign("felix", id, Map.of("account", "BANK_FEES", "reason", "fees"));
                seen.add(id);
            }
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
        assertThat(open(statement, null).getList("items")).isEmpty();
        assertThat(market.as("fiona")
                        .get("/v1/finance/bank-entries?cursor=bm90IG91cnM")
                        .statusCode())
                .isEqualTo(400);
        assertThat(market.as("fiona")
                        .get("/v1/finance/outgoing-payouts?cursor=bm90IG91cnM")
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonPath open(String statement, @Nullable String cursor) {
        return market.as("fiona")
                .get("/v1/finance/bank-entries?state=OPEN&limit=2&statement=" + statement
                        + (cursor == null ? "" : "&cursor=" + cursor))
                .jsonPath();
    }

    private Response withdraw(String user, JsonPath statement) {
        return market.post(user, "/v1/finance/bank-statements/" + statement.getString("id") + "/withdrawal", WHY);
    }
}
