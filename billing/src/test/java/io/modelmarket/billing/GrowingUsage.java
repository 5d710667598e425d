package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

/** A consumer of a fresh market whose usage of a month has been taken in, and can be made more of. */
final class GrowingUsage {

    static final String CLOSES = "/v1/finance/closes";

    final Market market = Market.open();
    final String month;
    private final Consumer consumer = market.subscribe(market.plan("digits", "0.10"));

    private GrowingUsage(YearMonth month, Instant at, int requests) {
        this.month = month.toString();
        consumer.send(consumer.next(at).setRequests(requests).build());
        market.topics.flush();
        consumer.awaitRequests(this.month, requests);
    }

    static GrowingUsage ofThisMonth(int requests) {
        Instant now = Instant.now();
        return new GrowingUsage(YearMonth.from(now.atZone(Consumer.ZONE)), now, requests);
    }

    static GrowingUsage ofLastMonth(int requests) {
        YearMonth last = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
        return new GrowingUsage(last, Consumer.within(last), requests);
    }

    /** One request, as if it had just been taken in. */
    void oneMore() throws SQLException {
        try (Books books = Books.asService("*")) {
            int rollups = books.update(
                    "UPDATE usage_rollup SET requests = requests + 1 WHERE subscription_id = ?",
                    UUID.fromString(consumer.subscription));
            assertThat(rollups).isEqualTo(1);
            books.commit();
        }
    }

    /** Bills all there is of a month that goes on; the invoice's number. */
    String bill() {
        return market.close(month, true).path("invoices[0].number");
    }

    /** The month is billed and shared as it was used, and the whole ledger is as it was written. */
    void assertWhole() {
        Response report = market.report(month);
        assertThat(report.<Boolean>path("reconciled")).as(report.asString()).isTrue();
        assertThat(market.as("fiona").get("/v1/finance/ledger/verification").<String>path("verdict"))
                .isEqualTo("INTACT");
    }

    Response close(UUID key, boolean interim) {
        return market.as("fiona")
                .header("Idempotency-Key", key)
                .body(Map.of("period", month, "tenant", market.globex, "interim", interim))
                .post(CLOSES);
    }
}
