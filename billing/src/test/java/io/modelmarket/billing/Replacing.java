package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** A consumer at 0.01 a request whose invoices finance replaces. */
final class Replacing {

    final String month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    final Market market = Market.open();
    final Consumer consumer;
    private int used;

    Replacing() {
        Taxes.german(market);
        market.agree(market.usualShares());
        consumer = market.subscribe(market.plan("digits", "0.01"));
    }

    /** Bills so many requests; the invoice's number. */
    String bill(int requests) {
        consumer.use(requests, Instant.now());
        used += requests;
        consumer.awaitRequests(month, used);
        return market.close(month, true).path("invoices[0].number");
    }

    Response ask(String number) {
        return market.post(
                "fiona", "/v1/finance/invoices/" + number + "/replacement", Map.of("reason", "it names the wrong tax"));
    }

    /** The invoice that takes its place. */
    JsonPath replace(String number) {
        Response made = ask(number);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath();
    }

    /** As its consumer reads it. */
    JsonPath read(String number) {
        return market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}", market.globex, number)
                .jsonPath();
    }

    /** An invoice's state and what is open of it. */
    String owed(String number) {
        JsonPath read = read(number);
        return read.getString("owed.state") + " " + read.getString("owed.open.amount");
    }

    Response pay(String number, String amount) {
        return market.made(
                "fiona",
                "/v1/finance/payments",
                Map.of(
                        "invoice",
                        number,
                        "amount",
                        amount,
                        "reference",
                        "T-" + amount,
                        "receivedOn",
                        LocalDate.now(ZoneOffset.UTC).toString()));
    }

    void credit(String number, Map<String, Object> what) {
        market.made("fiona", "/v1/finance/invoices/" + number + "/credit-notes", what);
    }

    /** Of an account, in cents. */
    long balance(String tenant, String purpose) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number("""
                    SELECT coalesce(sum(e.amount_minor), 0)::bigint FROM ledger_entry e
                    JOIN ledger_account a ON a.id = e.account_id WHERE a.tenant = ? AND a.purpose = ?
                    """, tenant, purpose);
        }
    }

    /** Receivables, reports, tax and ledger agree. */
    void assertWhole() {
        Response report = market.report(month);
        assertThat(report.<Boolean>path("reconciled")).as(report.asString()).isTrue();
        assertThat(market.as("fiona")
                        .get("/v1/finance/receivables?at=" + Instant.now().plusSeconds(1))
                        .<String>path("items.find { it.tenant == '" + market.globex + "' }?.difference?.amount"))
                .isIn("0.00", null);
        assertThat(market.as("fiona")
                        .get("/v1/finance/tax-summary?period=" + YearMonth.now(ZoneOffset.UTC))
                        .<Boolean>path("reconciled"))
                .isTrue();
        assertThat(market.as("fiona").get("/v1/finance/ledger/verification").<String>path("verdict"))
                .isEqualTo("INTACT");
    }
}
