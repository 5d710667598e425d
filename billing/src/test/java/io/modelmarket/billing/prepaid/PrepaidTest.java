package io.modelmarket.billing.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credit that is bought and given, used by invoices, given back and gone. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PrepaidTest {

    @Inject
    PrepaidExpiry expiry;

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();

    private Market market;
    private Consumer consumer;
    private long used;

    @BeforeEach
    void subscribe() {
        market = Market.open();
        consumer = market.subscribe(market.plan("digits", "0.10"));
    }

    @Test
    void whatWasBoughtIsOwedUntilItIsUsed() throws SQLException {
        Response order = market.made(
                "carla",
                "/v1/tenants/" + market.globex + "/prepaid/orders",
                Map.of("amount", "10.00", "currency", "EUR"));
        String reference = order.path("reference");
        assertThat(order.<Object>path("creditId")).isNull();
        assertThat(order.<String>path("payTo.iban")).isEqualTo("DE89370400440532013000");
        assertThat(balance()).isNull();
        Response credit = receipt(reference);
        assertThat(credit.<String>path("kind")).isEqualTo("PAID");
        assertThat(receipt(reference).statusCode()).isEqualTo(409);
        assertThat(receipt("PC-NOBODYS").statusCode()).isEqualTo(404);
        assertThat(balance()).isEqualTo("10.00");
        assertThat(account("PREPAID_CREDIT")).isEqualTo(-1000);

        JsonPath bill = bill(40);

        assertThat(bill.getString("invoices[0].total.amount")).isEqualTo("4.00");
        assertThat(bill.getString("invoices[0].prepaid.amount")).isEqualTo("4.00");
        assertThat(balance()).isEqualTo("6.00");
        assertThat(account("PREPAID_CREDIT")).isEqualTo(-600);
        assertThat(account("RECEIVABLE")).isZero();
        assertThat(read(bill).getString("prepaid.amount")).isEqualTo("4.00");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
        assertThat(bill(80).getString("invoices[0].prepaid.amount")).isEqualTo("6.00");
        assertThat(account("RECEIVABLE")).isEqualTo(200);
        assertThat(market.as("fiona").get("/v1/finance/ledger/verification").<String>path("verdict"))
                .isEqualTo("INTACT");
    }

    @Test
    void partnersShareWhatCreditHasPaid() {
        market.agree(market.usualShares());
        give("100.00", Map.of());
        JsonPath bill = bill(100);
        assertThat(bill.getString("invoices[0].prepaid.amount")).isEqualTo("10.00");
        assertThat(bill.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .containsExactly("7.00", "1.50", "0.50", "1.00");
    }

    @Test
    void aClosedPeriodUsesCreditOnceAlsoWhenItIsReopened() throws SQLException {
        String last = YearMonth.parse(month).minusMonths(1).toString();
        give("5.00", Map.of());
        consumer.use(30, Consumer.within(YearMonth.parse(last)));
        consumer.awaitRequests(last, 30);
        JsonPath closed = market.close(last, false).jsonPath();
        assertThat(closed.getString("invoices[0].prepaid.amount")).isEqualTo("3.00");
        String run = closed.getString("run.id");
        assertThat(market.made("felix", "/v1/finance/closes/" + run + "/approval", "")
                        .<List<Object>>path("invoices"))
                .isEmpty();
        market.made("felix", "/v1/finance/closes/" + run + "/reopening", Map.of("reason", "late usage"));
        consumer.use(40, Consumer.within(YearMonth.parse(last)));
        consumer.awaitRequests(last, 70);

        JsonPath again = market.close(last, false).jsonPath();

        assertThat(again.getString("invoices[0].total.amount")).isEqualTo("4.00");
        assertThat(again.getString("invoices[0].prepaid.amount")).isEqualTo("2.00");
        assertThat(account("PROMOTIONAL_CREDIT")).isZero();
        assertThat(account("RECEIVABLE")).isEqualTo(200);
    }

    @Test
    void aCreditNoteGivesBackWhatIsNotNeededLastUsedFirst() throws SQLException {
        give("2.00", Map.of("priority", 1, "reason", "first"));
        give("2.00", Map.of("priority", 2, "reason", "second"));
        String invoice = bill(50).getString("invoices[0].number");
        assertThat(account("RECEIVABLE")).isEqualTo(100);

        credit(invoice, "1.50");
        assertThat(left()).containsExactly("0.00", "0.50");
        credit(invoice, "2.50");
        assertThat(left()).containsExactly("1.00", "2.00");
        credit(invoice, "1.00");

        assertThat(left()).containsExactly("2.00", "2.00");
        assertThat(account("RECEIVABLE")).isZero();
        assertThat(account("PROMOTIONAL_CREDIT")).isEqualTo(-400);
        assertThat(entries().getList("items.kind", String.class))
                .containsExactly(
                        "RETURNED", "RETURNED", "RETURNED", "RETURNED", "APPLIED", "APPLIED", "GRANTED", "GRANTED");
        assertThat(market.as("fiona")
                        .get("/v1/finance/receivables")
                        .jsonPath()
                        .getList("items.findAll { it.tenant == '" + market.globex + "' }"))
                .isEmpty();
    }

    @Test
    void whatCreditHasPaidIsNotOverdue() throws SQLException {
        give("4.00", Map.of());
        bill(40);
        bill(10);
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "UPDATE invoice SET issued_at = issued_at - interval '65 days', due_at = due_at - interval '65 days'"
                            + " WHERE tenant = ?",
                    market.globex);
            books.commit();
        }
        JsonPath invoices = market.as("fiona")
                .get("/v1/finance/invoices?tenant={t}", market.globex)
                .jsonPath();
        assertThat(invoices.getList("items.state", String.class)).containsExactlyInAnyOrder("OVERDUE", "PAID");
        assertThat(market.as("carla")
                        .get("/v1/tenants/{t}/standing", market.globex)
                        .<List<String>>path("overdue.open.amount"))
                .containsExactly("1.00");
    }

    @Test
    void whatExpiresIsBookedOnce() throws SQLException {
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        give("3.00", Map.of("expiresAt", soon.toString()));
        String reference = market.made(
                        "carla",
                        "/v1/tenants/" + market.globex + "/prepaid/orders",
                        Map.of("amount", "7.00", "currency", "EUR"))
                .path("reference");
        receipt(reference);
        long breakage = platform("BREAKAGE");
        long promotion = platform("PROMOTION");

        expiry.expire(soon.minusMillis(1));
        assertThat(account("PROMOTIONAL_CREDIT")).isEqualTo(-300);
        expiry.expire(soon);
        expiry.expire(soon);

        assertThat(account("PROMOTIONAL_CREDIT")).isZero();
        assertThat(platform("PROMOTION")).isEqualTo(promotion - 300);
        assertThat(platform("BREAKAGE")).isEqualTo(breakage);
        expiry.expire(Instant.now().plus(1_000, ChronoUnit.DAYS));
        assertThat(account("PREPAID_CREDIT")).isZero();
        assertThat(platform("BREAKAGE")).isLessThanOrEqualTo(breakage - 700);
        assertThat(balance()).isNull();
        assertThat(entries().getList("items.kind", String.class))
                .containsExactly("EXPIRED", "EXPIRED", "GRANTED", "GRANTED");
    }

    @Test
    void isEachTenantsOwnAndFinancesToGive() throws SQLException {
        give("1.00", Map.of());
        assertThat(market.post("carla", "/v1/finance/prepaid/grants", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(market.as("gus")
                        .get("/v1/tenants/{t}/prepaid", market.globex)
                        .statusCode())
                .isIn(403, 404);
        assertThat(grant("1.001", Map.of()).statusCode()).isEqualTo(400);
        assertThat(grant("1.00", Map.of("currency", "XXY")).statusCode()).isEqualTo(400);
        assertThat(grant("1.00", Map.of("tenant", "nobody-here")).statusCode()).isEqualTo(422);
        assertThat(grant("1.00", Map.of("expiresAt", "2020-01-01T00:00:00Z")).statusCode())
                .isEqualTo(400);
        try (Books books = Books.asService(market.acme)) {
            assertThat(books.number("SELECT count(*) FROM prepaid_credit")).isZero();
            assertThat(books.number("SELECT count(*) FROM prepaid_entry")).isZero();
        }
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM prepaid_credit")).isEqualTo(1);
            assertThat(books.update("UPDATE prepaid_credit SET left_minor = 0")).isZero();
        }
    }

    private JsonPath bill(int requests) {
        consumer.send(consumer.next(Instant.now()).setRequests(requests).build());
        market.topics.flush();
        used += requests;
        consumer.awaitRequests(month, used);
        return market.close(month, true).jsonPath();
    }

    private JsonPath read(JsonPath bill) {
        return market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}", market.globex, bill.getString("invoices[0].number"))
                .jsonPath();
    }

    private void give(String amount, Map<String, Object> more) {
        Response given = grant(amount, more);
        assertThat(given.statusCode()).as(given.asString()).isEqualTo(201);
    }

    private Response grant(String amount, Map<String, Object> more) {
        Map<String, Object> grant = new HashMap<>(
                Map.of("tenant", market.globex, "amount", amount, "currency", "EUR", "reason", "welcome"));
        grant.putAll(more);
        return market.post("fiona", "/v1/finance/prepaid/grants", grant);
    }

    private Response receipt(String reference) {
        return market.post(
                "fiona", "/v1/finance/prepaid/orders/" + reference + "/receipt", Map.of("bankReference", "B-1"));
    }

    private void credit(String invoice, String amount) {
        market.made(
                "fiona",
                "/v1/finance/invoices/" + invoice + "/credit-notes",
                Map.of("reason", "Outage", "lines", List.of(Map.of("line", 1, "amount", amount))));
    }

    private JsonPath prepaid() {
        return market.as("carla").get("/v1/tenants/{t}/prepaid", market.globex).jsonPath();
    }

    private String balance() {
        return prepaid().getString("balances[0].total.amount");
    }

    private List<String> left() {
        return prepaid().getList("items.left.amount", String.class);
    }

    private JsonPath entries() {
        return market.as("carla")
                .get("/v1/tenants/{t}/prepaid/entries", market.globex)
                .jsonPath();
    }

    private long account(String purpose) throws SQLException {
        return balance(market.globex, purpose);
    }

    private static long platform(String purpose) throws SQLException {
        return balance("platform", purpose);
    }

    private static long balance(String tenant, String purpose) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number("""
                    SELECT coalesce(sum(e.amount_minor), 0)::bigint FROM ledger_entry e
                    JOIN ledger_account a ON a.id = e.account_id
                    WHERE a.tenant = ? AND a.purpose = ? AND a.currency = 'EUR'
                    """, tenant, purpose);
        }
    }
}
