package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was billed and shared is taken back to the cent, wholly or in parts, and never more than it was. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class CreditNoteTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;
    private String invoice;

    @BeforeEach
    void bill() {
        market = Market.open();
        market.agree(market.usualShares());
        consumer = market.subscribe(market.plan("digits", "0.01"));
        invoice = use(15, 15).getString("invoices[0].number");
    }

    @Test
    void aFullCreditTakesEverythingBack() {
        assertThat(balances()).containsExactly("0.15", "-0.11", "-0.02", "-0.01");
        Response made = credit(Map.of("reason", "wrong model"));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.<String>path("number")).matches("MM-CN-\\d{4}-\\d{6}");
        assertThat(made.<String>path("total.amount")).isEqualTo("0.15");
        assertThat(made.<String>path("reason")).isEqualTo("wrong model");

        assertThat(balances()).containsExactly("0.00", "0.00", "0.00", "0.00");
        assertThat(statement("dan", market.datahub).getString("totals[0].amount"))
                .isEqualTo("0.00");
        assertThat(statement("dan", market.datahub).getList("items.amount.amount", String.class))
                .containsExactly("0.02", "-0.02");
        assertThat(statement("dan", market.datahub).getList("items.credits", String.class))
                .containsExactly(null, invoice + "/1");
        assertReconciled("0.15", "0.15");
        Response again = credit(Map.of("reason", "again"));
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void partialCreditsComeToTheWholeExactly() {
        for (String part : List.of("0.02", "0.07", "0.01", "0.05")) {
            Response made = credit(some(1, part));
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
            assertThat(market.report(month).<Boolean>path("reconciled")).isTrue();
        }
        assertThat(balances()).containsExactly("0.00", "0.00", "0.00", "0.00");
        assertReconciled("0.15", "0.15");
    }

    @Test
    void neverMoreThanIsLeftOfALine() {
        credit(some(1, "0.10"));
        Response more = credit(some(1, "0.06"));
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.<String>path("detail")).contains("0.05 EUR");
        assertThat(credit(some(2, "0.01")).statusCode()).isEqualTo(422);
        for (String wrong : List.of("0", "-0.01", "0.001", "a lot")) {
            assertThat(credit(some(1, wrong)).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(market.post("fiona", "/v1/finance/invoices/MM-1/credit-notes", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theNextBillSharesWhatIsLeftOfThePeriodAsAWhole() {
        credit(some(1, "0.07"));
        use(5, 20);
        // 0.15 - 0.07 + 0.05 = 0.13: 0.091, 0.0195, 0.0065, 0.013 by largest remainder
        assertThat(balances()).containsExactly("0.13", "-0.09", "-0.02", "-0.01");
        assertReconciled("0.20", "0.07");
    }

    @Test
    void numbersHaveNoGapsAndTheLedgerNamesWhatIsCorrected() throws SQLException {
        credit(some(1, "0.01"));
        credit(some(1, "9.99"));
        credit(some(1, "0.01"));
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT sum(last)::bigint FROM credit_note_series"))
                    .isEqualTo(books.number("SELECT count(*) FROM credit_note"));
            assertThat(books.number(
                            "SELECT count(*) FROM ledger_transaction c JOIN ledger_transaction t ON t.id = c.corrects"
                                    + " WHERE t.idempotency_key = ?",
                            "invoice/" + invoice))
                    .isEqualTo(2);
        }
        assertThat(market.as("fiona").get("/v1/finance/ledger/verification").<String>path("verdict"))
                .isEqualTo("INTACT");
    }

    @Test
    void theConsumerSeesItsOwnAndOnlyFinanceMakesThem() {
        credit(some(1, "0.02"));
        JsonPath own = market.as("carla")
                .get("/v1/tenants/{t}/credit-notes", market.globex)
                .jsonPath();
        assertThat(own.getList("items.invoice", String.class)).containsExactly(invoice);
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/credit-notes", market.datahub)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(market.post(
                                "carla",
                                "/v1/finance/invoices/" + invoice + "/credit-notes",
                                Map.of("reason", "I would like it free"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(market.as("fiona")
                        .get("/v1/finance/credit-notes?tenant=" + market.globex)
                        .<List<String>>path("items.total.amount"))
                .containsExactly("0.02");
    }

    private JsonPath use(int more, int inAll) {
        consumer.use(more, Instant.now());
        consumer.awaitRequests(month, inAll);
        return market.close(month, true).jsonPath();
    }

    private Response credit(Map<String, Object> body) {
        return market.post("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", body);
    }

    private static Map<String, Object> some(int line, String amount) {
        return Map.of("reason", "goodwill", "lines", List.of(Map.of("line", line, "amount", amount)));
    }

    /** What the consumer owes and what the partners are owed, by the ledger. */
    private List<String> balances() {
        JsonPath balances =
                market.as("fiona").get("/v1/finance/ledger/trial-balance").jsonPath();
        return List.of(market.globex, market.acme, market.datahub, market.gridco).stream()
                .map(tenant -> balances.getString("items.find { it.tenant == '" + tenant + "' }.balance.amount"))
                .toList();
    }

    private JsonPath statement(String user, String tenant) {
        return market.as(user)
                .get("/v1/tenants/{t}/statements?period={p}", tenant, month)
                .jsonPath();
    }

    private void assertReconciled(String invoiced, String credited) {
        JsonPath report = market.report(month).jsonPath();
        assertThat(report.getBoolean("reconciled")).isTrue();
        assertThat(report.getString("totals[0].invoiced")).isEqualTo(invoiced);
        assertThat(report.getString("totals[0].credited")).isEqualTo(credited);
        assertThat(report.getString("totals[0].difference")).isEqualTo("0.00");
    }
}
