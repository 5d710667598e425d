package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finance finds everybody's invoices, sees what is owed of each and what of its lines can be credited. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class FinanceInvoicesTest {

    private static final String INVOICES = "/v1/finance/invoices";
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;
    private String first;
    private String second;

    @BeforeEach
    void bill() {
        market = Market.open();
        consumer = market.subscribe(market.plan("digits", "0.10"));
        first = bill(10, 10);
        second = bill(5, 15);
    }

    @Test
    void listsTheLatestFirstPageByPage() {
        assertThat(numbers("")).containsExactly(second, first);
        JsonPath page = list("&limit=1");
        assertThat(page.getList("items.number", String.class)).containsExactly(second);
        assertThat(list("&limit=1&cursor=" + page.getString("next")).getList("items.number", String.class))
                .containsExactly(first);
        assertThat(numbers("&period=" + month)).hasSize(2);
        assertThat(numbers("&period=2001-01")).isEmpty();
        assertThat(market.as("fiona").get(INVOICES + "?limit=1000").<List<String>>path("items.tenant"))
                .contains(market.globex);
    }

    @Test
    void tellsWhatHasBecomeOfEach() throws SQLException {
        assertThat(states()).containsExactly("OPEN", "OPEN");
        pay(first, "1.00");
        credit(second, Map.of("reason", "goodwill"));
        assertThat(states()).containsExactly("CREDITED", "PAID");
        assertThat(numbers("&state=PAID")).containsExactly(first);
        assertThat(numbers("&state=OPEN")).isEmpty();
        credit(first, part("0.30"));
        assertThat(list("&state=OVERPAID").getString("items[0].open.amount")).isEqualTo("-0.30");

        String third = bill(1, 16);
        issuedDaysAgo(third, 30);
        assertThat(numbers("&state=OPEN")).containsExactly(third);
        issuedDaysAgo(third, 31);
        assertThat(numbers("&state=OVERDUE")).containsExactly(third);
    }

    @Test
    void tellsTheConsumerWhatIsOwedOfItsOwn() throws SQLException {
        pay(first, "0.25");
        issuedDaysAgo(first, 31);
        JsonPath own = market.as("carla")
                .get("/v1/tenants/{t}/invoices", market.globex)
                .jsonPath();
        assertThat(own.getList("items.owed.state", String.class)).containsExactly("OPEN", "OVERDUE");
        assertThat(own.getString("items[1].owed.paid.amount")).isEqualTo("0.25");
        JsonPath one = market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}", market.globex, first)
                .jsonPath();
        assertThat(one.getString("owed.open.amount")).isEqualTo("0.75");
        assertThat(Instant.parse(one.getString("owed.dueAt"))).isBefore(Instant.now());
    }

    @Test
    void showsOneWithItsLinesAndWhatIsLeftOfThem() {
        credit(first, part("0.40"));
        JsonPath one = market.as("fiona").get(INVOICES + "/" + first).jsonPath();
        assertThat(one.getString("account.tenant")).isEqualTo(market.globex);
        assertThat(one.getString("account.credited.amount")).isEqualTo("0.40");
        assertThat(one.getString("account.open.amount")).isEqualTo("0.60");
        assertThat(one.getString("invoice.lines[0].amount.amount")).isEqualTo("1.00");
        assertThat(one.getList("creditable.line", Integer.class)).containsExactly(1);
        assertThat(one.getString("creditable[0].left.amount")).isEqualTo("0.60");
    }

    @Test
    void isForFinanceAndSaysWhatIsWrong() {
        assertThat(market.as("carla").get(INVOICES).statusCode()).isEqualTo(403);
        assertThat(market.as("alice").get(INVOICES + "/" + first).statusCode()).isEqualTo(403);
        assertThat(market.as("alice")
                        .get("/v1/tenants/{t}/invoices/{n}", market.acme, first)
                        .statusCode())
                .isEqualTo(404);
        assertThat(market.as("fiona").get(INVOICES + "/MM-0").statusCode()).isEqualTo(404);
        assertThat(market.as("fiona").get(INVOICES + "?state=LOST").<String>path("detail"))
                .contains("OVERDUE");
        assertThat(market.as("fiona").get(INVOICES + "?period=May").statusCode())
                .isEqualTo(400);
    }

    private String bill(int more, int inAll) {
        consumer.use(more, Instant.now());
        consumer.awaitRequests(month, inAll);
        return market.close(month, true).path("invoices[0].number");
    }

    private void pay(String invoice, String amount) {
        String today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
        market.made(
                "fiona",
                "/v1/finance/payments",
                Map.of("invoice", invoice, "amount", amount, "receivedOn", today, "reference", "T-" + invoice));
    }

    private void credit(String invoice, Map<String, Object> body) {
        market.made("fiona", INVOICES + "/" + invoice + "/credit-notes", body);
    }

    private static Map<String, Object> part(String amount) {
        return Map.of("reason", "goodwill", "lines", List.of(Map.of("line", 1, "amount", amount)));
    }

    private static void issuedDaysAgo(String invoice, int days) throws SQLException {
        Books.tamper(
                "invoice",
                "UPDATE invoice SET issued_at = now() - make_interval(days => ?) - interval '1 minute',"
                        + " due_at = now() - make_interval(days => ?) + interval '30 days - 1 minute' WHERE number = ?",
                days,
                days,
                invoice);
    }

    private List<String> states() {
        return list("").getList("items.state", String.class);
    }

    private List<String> numbers(String filter) {
        return list(filter).getList("items.number", String.class);
    }

    private JsonPath list(String filter) {
        return market.as("fiona")
                .get(INVOICES + "?tenant=" + market.globex + filter)
                .jsonPath();
    }
}
