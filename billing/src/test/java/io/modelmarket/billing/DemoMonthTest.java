package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The main job's figures, to the cent. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class DemoMonthTest {

    @Test
    void fiveHundredRequestsAreOneEuroSharedAmongFour() {
        Market market = Market.open();
        String month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
        market.agree(market.usualShares());
        String plan = market.plan("digits", "0.002", 500);
        Consumer consumer = market.subscribe(plan);

        long started = System.nanoTime();
        consumer.use(500, Instant.now());
        consumer.awaitRequests(month, 500);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));

        JsonPath invoice = market.close(month, true).jsonPath();
        assertThat(invoice.getList("invoices")).hasSize(1);
        assertThat(invoice.getString("invoices[0].total.amount")).isEqualTo("1.00");
        assertThat(invoice.getString("invoices[0].total.currency")).isEqualTo("EUR");
        assertThat(invoice.getList("invoices[0].lines[0].shares.tenant", String.class))
                .containsExactly(market.acme, market.datahub, market.gridco, "platform");
        assertThat(invoice.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .containsExactly("0.70", "0.15", "0.05", "0.10");

        JsonPath trial =
                market.as("fiona").get("/v1/finance/ledger/trial-balance").jsonPath();
        assertThat(trial.getBoolean("balanced")).isTrue();
        JsonPath report = market.report(month).jsonPath();
        assertThat(report.getBoolean("reconciled")).isTrue();
        assertThat(report.getLong("totals[0].used")).isEqualTo(500);
        assertThat(report.getString("totals[0].ledger")).isEqualTo("1.00");

        NamedCsvRecord total = csvTotal(market, month);
        assertThat(total.getField("requests")).isEqualTo("500");
        assertThat(List.of("charged", "invoiced", "ledger", "shared", "payable").stream()
                        .map(total::getField))
                .containsOnly("1.00");
        assertThat(total.getField("difference")).isEqualTo("0.00");

        JsonPath statement = market.as("dan")
                .get("/v1/tenants/{t}/statements?period={p}", market.datahub, month)
                .jsonPath();
        assertThat(statement.getString("totals[0].amount")).isEqualTo("0.15");
        assertThat(statement.getString("items[0].role")).isEqualTo("DATA");
    }

    private static NamedCsvRecord csvTotal(Market market, String month) {
        String csv = market.as("fiona")
                .get("/v1/finance/report?period={p}&tenant={t}&format=csv", month, market.globex)
                .asString();
        return CsvReader.builder().ofNamedCsvRecord(csv).stream()
                .filter(row -> row.getField("row").equals("total"))
                .findFirst()
                .orElseThrow();
    }
}
