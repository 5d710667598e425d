package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tax summary is a report in every format, and says what the summary says at once. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class TaxReportTest {

    private final String month = YearMonth.now(ZoneOffset.UTC).toString();

    @Test
    void hasTheRowsOfTheSummary() throws IOException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        String used = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
        consumer.use(10, Instant.now());
        consumer.awaitRequests(used, 10);
        market.close(used, true);

        JsonPath summary = market.as("fiona")
                .get("/v1/finance/tax-summary?period=" + month)
                .jsonPath();
        List<Map<String, String>> rows = new Reports(market).rows(Map.of("kind", "TAX_SUMMARY", "period", month));
        assertThat(rows.stream().filter(row -> "OUTPUT".equals(row.get("direction"))))
                .isNotEmpty()
                .extracting(row -> row.get("name") + " " + row.get("net") + " " + row.get("currency"))
                .containsExactlyElementsOf(summary.<String>getList(
                        "rows.collect { it.name + ' ' + it.net.amount + ' ' + it.net.currency }"));
        assertThat(rows).extracting(row -> row.get("timeZone")).containsOnly("UTC");
    }

    @Test
    void isTheSellersAndNobodyElses() {
        Market market = Market.open();
        JsonPath failed = new Reports(market)
                .made(Map.of("kind", "TAX_SUMMARY", "format", "CSV", "period", month, "tenant", market.globex));
        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("failure")).contains("without a tenant");
        assertThat(Reports.of(market, "carla", market.globex)
                        .ask(Map.of("kind", "TAX_SUMMARY", "format", "CSV", "period", month))
                        .statusCode())
                .isEqualTo(422);
    }
}
