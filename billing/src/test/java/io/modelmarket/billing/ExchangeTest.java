package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.bank.CamtFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An invoice is paid in another currency, at the rate that finance has imported. Each test has days of its own, since
 * rates are everybody's and stay.
 */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ExchangeTest {

    private static final String RATES = "/v1/finance/exchange-rates";
    private final LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private String invoice;

    @BeforeEach
    void bill() {
        market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(100, Instant.now());
        consumer.awaitRequests(month, 100);
        invoice = market.close(month, true).path("invoices[0].number");
    }

    @Test
    void aPaymentIsChangedAtTheRateOfItsDayAndTakenBackExactly() throws SQLException {
        LocalDate day = today.minusDays(3000);
        take(day + ",USD,EUR,0.86235,ECB");
        Response paid = pay("5.00", "USD", day.plusDays(2), "T-1");
        assertThat(paid.statusCode()).as(paid.asString()).isEqualTo(201);
        assertThat(paid.<String>path("amount.amount")).isEqualTo("4.31");
        assertThat(paid.<String>path("amount.currency")).isEqualTo("EUR");
        assertThat(paid.<String>path("exchange.paid.amount")).isEqualTo("5.00");
        assertThat(paid.<String>path("exchange.rate")).isEqualTo("0.86235");
        assertThat(paid.<String>path("exchange.rateDate")).isEqualTo(day.toString());
        String id = paid.path("id");
        assertThat(booked(id))
                .containsExactlyInAnyOrder(
                        "BANK USD 500", "LIQUIDITY USD -500", "LIQUIDITY EUR 431", "RECEIVABLE EUR -431");
        assertThat(owed()).isEqualTo("5.69");

        Response back =
                market.made("felix", "/v1/finance/payments/" + id + "/reversal", Map.of("reason", "did not stay"));

        assertThat(booked(back.path("id")))
                .containsExactlyInAnyOrder(
                        "BANK USD -500", "LIQUIDITY USD 500", "LIQUIDITY EUR -431", "RECEIVABLE EUR 431");
        assertThat(owed()).isEqualTo("10.00");
        try (Books books = Books.asService("*")) {
            assertThat(books.number(
                            "SELECT count(*) FROM ledger_transaction t JOIN ledger_transaction c ON c.id = t.corrects"
                                    + " WHERE t.idempotency_key LIKE ? AND c.idempotency_key LIKE ?",
                            "payment/" + back.path("id") + "%",
                            "payment/" + id + "%"))
                    .isEqualTo(2);
        }
        assertThat(market.report(month).<Boolean>path("reconciled")).isTrue();
    }

    @Test
    void moreThanIsOpenAndDaysWithoutARateAreRefused() {
        LocalDate day = today.minusDays(2800);
        take(day + ",EUR,USD,1.25,ECB");
        assertThat(pay("12.51", "USD", day, "T-1").<String>path("detail")).contains("10.00 EUR is open", "10.01 EUR");
        assertThat(pay("1.00", "USD", day.minusDays(1), "T-1").<String>path("detail"))
                .contains("no rate of USD and EUR");
        assertThat(pay("1.00", "USD", day.plusDays(8), "T-1").statusCode()).isEqualTo(422);
        assertThat(pay("1.00", "XYZ", day, "T-1").statusCode()).isEqualTo(400);
        assertThat(pay("12.50", "USD", day.plusDays(7), "T-1").statusCode()).isEqualTo(201);
        assertThat(owed()).isNull();
    }

    @Test
    void theLeastAmountThatCoversWhatIsOpenSettlesIt() throws SQLException {
        LocalDate day = today.minusDays(2200);
        take(day + ",GBP,EUR,1.45,ECB");
        assertThat(pay("6.91", "GBP", day, "T-1").<String>path("detail")).contains("10.02 EUR");
        Response paid = pay("6.90", "GBP", day, "T-1");
        assertThat(paid.<String>path("amount.amount")).isEqualTo("10.00");
        assertThat(paid.<String>path("exchange.spread.amount")).isEqualTo("0.01");
        assertThat(booked(paid.path("id")))
                .containsExactlyInAnyOrder(
                        "BANK GBP 690",
                        "LIQUIDITY GBP -690",
                        "LIQUIDITY EUR 1001",
                        "EXCHANGE_SPREAD EUR -1",
                        "RECEIVABLE EUR -1000");
        assertThat(owed()).isNull();
        assertThat(market.report(month).<Boolean>path("reconciled")).isTrue();
    }

    @Test
    void aRateNeverChangesAndIsCorrectedWithAReason() throws SQLException {
        LocalDate day = today.minusDays(2600);
        String line = day + ",EUR,CNY,7.5,ECB";
        assertThat(take(line).<Integer>path("added")).isEqualTo(1);
        assertThat(take(line).<Integer>path("known")).isEqualTo(1);
        assertThat(take(day + ",EUR,CNY,7.6,ECB").<String>path("detail"))
                .contains("is known as 7.5, not 7.6", "reason");
        assertThat(take(day + ",CNY,EUR,0.13,ECB").<String>path("detail")).contains("a second time");
        Response corrected = take(day + ",EUR,CNY,7.6,ECB", "the bank has mistyped it");
        assertThat(corrected.<Integer>path("corrected")).isEqualTo(1);
        Response listed = market.as("fiona").get(RATES + "?base=EUR&quote=CNY");
        String of = "items.findAll { it.date == '" + day + "' }.";
        assertThat(listed.<List<String>>path(of + "rate")).containsExactly("7.6", "7.5");
        assertThat(listed.<String>path(of + "reason[0]")).isEqualTo("the bank has mistyped it");
        assertThat(pay("7.60", "CNY", day, "T-1").<String>path("amount.amount")).isEqualTo("1.00");
        assertThat(take("-9999-01-01,EUR,CNY,7.5,ECB").statusCode()).isEqualTo(422);
        assertThat(pay("1.00", "CNY", LocalDate.of(1, 1, 1), "T-2").statusCode())
                .isEqualTo(422);
        assertThat(take(today.plusDays(2) + ",EUR,CNY,7.5,ECB").statusCode()).isEqualTo(422);
        try (Books books = Books.asService("*")) {
            assertThatThrownBy(() -> books.update("UPDATE exchange_rate SET rate = 1"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whatTheBankHasInAnotherCurrencyIsAssignedWithItsRate() {
        take(today + ",GBP,EUR,1.2,ECB");
        CamtFile file = new CamtFile("GB" + UUID.randomUUID().toString().substring(0, 18), "S-1", "GBP")
                .credit("5.00", today.toString(), "G-1", invoice);
        String statement = market.as("fiona")
                .contentType("application/xml")
                .body(file.bytes())
                .post("/v1/finance/bank-statements")
                .path("items[0].id");
        String entry = market.as("fiona")
                .get("/v1/finance/bank-entries?statement=" + statement)
                .path("items[0].id");
        Response assigned =
                market.made("fiona", "/v1/finance/bank-entries/" + entry + "/assignments", Map.of("invoice", invoice));
        assertThat(assigned.<String>path("parked")).isEqualTo("OTHER_CURRENCY");
        assertThat(assigned.<String>path("state")).isEqualTo("SETTLED");
        assertThat(owed()).isEqualTo("4.00");
    }

    @Test
    void isForFinanceOnly() throws SQLException {
        LocalDate day = today.minusDays(2400);
        take(day + ",EUR,SEK,11.1,ECB");
        for (String user : List.of("carla", "alice", "olga")) {
            assertThat(take(user, day + ",EUR,SEK,11.1,ECB", null).statusCode()).isEqualTo(403);
            assertThat(market.as(user).get(RATES).statusCode()).isEqualTo(403);
        }
        pay("1.11", "SEK", day, "T-1");
        try (Books books = Books.asService(market.acme)) {
            assertThat(books.number("SELECT count(*) FROM payment_exchange")).isZero();
            assertThat(books.number("SELECT count(*) FROM exchange_rate")).isZero();
        }
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM payment_exchange")).isEqualTo(1);
        }
    }

    private Response take(String line) {
        return take("fiona", line, null);
    }

    private Response take(String line, String reason) {
        return take("fiona", line, reason);
    }

    private Response take(String user, String line, @Nullable String reason) {
        var request = market.as(user).contentType("text/csv").body("date,base,quote,rate,source\n" + line + "\n");
        return reason == null
                ? request.post(RATES)
                : request.queryParam("reason", reason).post(RATES);
    }

    private Response pay(String amount, String currency, LocalDate day, String reference) {
        return market.post(
                "fiona",
                "/v1/finance/payments",
                new HashMap<>(Map.of(
                        "invoice",
                        invoice,
                        "amount",
                        amount,
                        "currency",
                        currency,
                        "reference",
                        reference,
                        "receivedOn",
                        day.toString())));
    }

    private static List<Object> booked(String payment) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query(
                    "SELECT a.purpose || ' ' || e.currency || ' ' || e.amount_minor FROM ledger_entry e"
                            + " JOIN ledger_account a ON a.id = e.account_id WHERE e.reference = ?",
                    "payment/" + payment);
        }
    }

    private @Nullable String owed() {
        return market.as("fiona")
                .get("/v1/finance/receivables?at=" + Instant.now().plusSeconds(1))
                .path("items.find { it.tenant == '" + market.globex + "' }?.open?.amount");
    }
}
