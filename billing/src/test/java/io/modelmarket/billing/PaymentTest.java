package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What came in, what is still owed, and that the ledger says the same. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PaymentTest {

    private static final String PAYMENTS = "/v1/finance/payments";
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private String invoice;

    @BeforeEach
    void bill() {
        market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(10, Instant.now());
        consumer.awaitRequests(month, 10);
        invoice = market.close(month, true).path("invoices[0].number");
    }

    @Test
    void anInvoiceIsPaidInPartsAndNeverMoreThanIsOpen() {
        Response part = pay("0.40", "T-1");
        assertThat(part.statusCode()).as(part.asString()).isEqualTo(201);
        assertThat(owed("open")).isEqualTo("0.60");
        Response more = pay("0.61", "T-2");
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.<String>path("detail")).contains("0.60 EUR");
        assertThat(pay("0.40", "T-1").statusCode()).isEqualTo(409);
        pay("0.60", "T-2");
        assertThat(owed("open")).isNull();
        assertThat(market.as("fiona")
                        .get(PAYMENTS + "?tenant=" + market.globex)
                        .<List<String>>path("items.amount.amount"))
                .containsExactly("0.60", "0.40");
        assertThat(market.report(month).<Boolean>path("reconciled")).isTrue();
    }

    @Test
    void whatIsOwedIsSortedByAgeAndAgreesWithTheLedger() {
        pay("0.25", "T-1");
        assertThat(owed("notDue")).isEqualTo("0.75");
        assertThat(owed("difference")).isEqualTo("0.00");
        Instant later = Instant.now().plus(Duration.ofDays(75));
        assertThat(owed("notDue", later)).isEqualTo("0.00");
        assertThat(owed("days31To60", later)).isEqualTo("0.75");
        assertThat(owed("ledger", later)).isEqualTo("0.75");
        assertThat(owed("open", Instant.now().minus(Duration.ofDays(1)))).isNull();
    }

    @Test
    void aPaymentThatDidNotStayIsTakenBackOnce() {
        String id = pay("1.00", "T-1").path("id");
        Map<String, String> reason = Map.of("reason", "returned by the bank");
        Response back = market.post("felix", PAYMENTS + "/" + id + "/reversal", reason);
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(201);
        assertThat(back.<String>path("amount.amount")).isEqualTo("-1.00");
        assertThat(back.<String>path("reverses")).isEqualTo(id);
        assertThat(owed("open")).isEqualTo("1.00");
        assertThat(market.post("felix", PAYMENTS + "/" + id + "/reversal", reason)
                        .statusCode())
                .isEqualTo(409);
        assertThat(market.post("felix", PAYMENTS + "/" + back.path("id") + "/reversal", reason)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCreditAfterThePaymentLeavesWhatThePlatformOwes() {
        pay("1.00", "T-1");
        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "goodwill"));
        assertThat(owed("open")).isEqualTo("-1.00");
        assertThat(owed("difference")).isEqualTo("0.00");
        assertThat(pay("0.01", "T-2").statusCode()).isEqualTo(422);
    }

    @Test
    void saysWhatIsWrong() {
        Map<String, Object> future = Map.of(
                "invoice",
                invoice,
                "amount",
                "0.10",
                "reference",
                "T-9",
                "receivedOn",
                today().plusDays(2).toString());
        assertThat(market.post("fiona", PAYMENTS, future).<String>path("detail"))
                .contains("future");
        assertThat(pay("-1", "T-9").statusCode()).isEqualTo(400);
        Map<String, Object> unknown =
                Map.of("invoice", "MM-0", "amount", "0.10", "reference", "T-9", "receivedOn", today().toString());
        assertThat(market.post("fiona", PAYMENTS, unknown).statusCode()).isEqualTo(404);
        assertThat(market.post("carla", PAYMENTS, unknown).statusCode()).isEqualTo(403);
    }

    private Response pay(String amount, String reference) {
        return market.post(
                "fiona",
                PAYMENTS,
                Map.of("invoice", invoice, "amount", amount, "reference", reference, "receivedOn", today().toString()));
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    }

    private @Nullable String owed(String column) {
        return owed(column, Instant.now().plusSeconds(1));
    }

    private @Nullable String owed(String column, Instant at) {
        return market.as("fiona")
                .get("/v1/finance/receivables?at=" + at)
                .path("items.find { it.tenant == '" + market.globex + "' }?." + column + "?.amount");
    }
}
