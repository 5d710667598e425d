package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A difference between rollups and invoice lines is found in every meter that a plan prices, not in requests only. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class MatrixMetersTest {

    private static final int CALLS = 10;

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Reports reports;

    @BeforeEach
    void open() {
        market = Market.open();
        reports = new Reports(market);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBilledAndNotInTheRollupsIsFound(Priced priced) throws SQLException {
        bill(List.of(priced));
        assertThat(matrix())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("meter", priced.unit)
                        .containsEntry("metered", Long.toString(CALLS * priced.each))
                        .containsEntry("billed", Long.toString(CALLS * priced.each))
                        .containsEntry("unbilled", "0")
                        .containsEntry("overbilled", "0")
                        .containsEntry("chargedDifference", "0.00")
                        .containsEntry("difference", "0.00"));
        assertThat(report().getBoolean("reconciled")).isTrue();

        lessen(priced, priced.each);
        assertThat(matrix())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("overbilled", Long.toString(priced.each))
                        .containsEntry("chargedDifference", "1.00")
                        .containsEntry("difference", "1.00"));
        JsonPath wrong = report();
        assertThat(wrong.getBoolean("reconciled")).isFalse();
        assertThat(wrong.getString("totals[0].difference")).isEqualTo("1.00");
        assertThat(wrong.getString("rows[0].meters[0].meter")).isEqualTo(priced.unit);
        assertThat(wrong.getLong("rows[0].meters[0].overbilled")).isEqualTo(priced.each);

        lessen(priced, -3 * priced.each);
        assertThat(matrix())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("unbilled", Long.toString(2 * priced.each))
                        .containsEntry("overbilled", "0")
                        .containsEntry("difference", "0.00"));
    }

    @Test
    void eachFurtherMeterHasARowWithoutMoney() throws SQLException {
        bill(List.of(Priced.TOKENS, Priced.COMPUTE));
        lessen(Priced.TOKENS, 1);
        List<Map<String, String>> rows = matrix();
        assertThat(rows)
                .extracting(row -> row.get("meter"))
                .containsExactlyInAnyOrder(Priced.COMPUTE.unit, Priced.TOKENS.unit);
        assertThat(rows.getFirst()).containsEntry("invoiced", "20.00").containsEntry("events", "10");
        assertThat(rows.getLast()).doesNotContainKeys("invoiced", "events", "difference");
        assertThat(rows.getLast())
                .containsEntry("meter", Priced.TOKENS.unit)
                .containsEntry("overbilled", "1")
                .containsEntry("subscription", rows.getFirst().get("subscription"));
    }

    @Test
    void theReportComesInPagesWithTheTotalsOfAll() {
        bill(List.of(Priced.TOKENS));
        JsonPath page = market.as("fiona")
                .get("/v1/finance/report?period={p}&tenant={t}&limit=1", month, market.globex)
                .jsonPath();
        assertThat(page.getList("rows")).hasSize(1);
        assertThat(page.getString("next")).isNull();
        assertThat(page.getString("totals[0].invoiced")).isEqualTo("10.00");
        assertThat(market.as("fiona")
                        .get("/v1/finance/report?period={p}&limit=1001", month)
                        .statusCode())
                .isEqualTo(400);
    }

    private void bill(List<Priced> priced) {
        market.agree(market.usualShares());
        Consumer consumer = market.subscribe(market.plan(Map.of(
                "model",
                market.model,
                "name",
                "metered",
                "currency",
                "EUR",
                "components",
                priced.stream().map(Priced::component).toList())));
        for (int i = 0; i < CALLS; i++) {
            consumer.send(consumer.next(Instant.now())
                    .setTokensOut(Priced.TOKENS.each)
                    .setComputeMicros(Priced.COMPUTE.each)
                    .setRows(Priced.ROWS.each)
                    .setBytesIn(Priced.BYTES.each)
                    .build());
        }
        market.topics.flush();
        consumer.awaitRequests(month, CALLS);
        assertThat(market.close(month, true).<List<Object>>path("invoices")).hasSize(1);
    }

    private void lessen(Priced priced, long by) throws SQLException {
        Books.define("UPDATE usage_rollup SET " + priced.column + " = " + priced.column + " - (" + by
                + ") WHERE tenant = '" + market.globex + "'");
    }

    private List<Map<String, String>> matrix() {
        return reports.json(Map.of("kind", "RECONCILIATION", "period", month, "tenant", market.globex));
    }

    private JsonPath report() {
        return market.report(month).jsonPath();
    }

    /** A meter, of which each call uses as much as costs 1.00. */
    enum Priced {
        TOKENS("TOKENS_OUT", "tokens_out", "tokens-out", 100, "0.01"),
        COMPUTE("COMPUTE_TIME", "compute_micros", "compute-microseconds", 2_000_000, "0.50"),
        ROWS("ROWS", "rows_in", "rows", 5, "0.20"),
        BYTES("BYTES_IN", "bytes_in", "bytes-in", 4_000_000, "0.25");

        private final String meter;
        private final String column;
        private final String unit;
        private final long each;
        private final String price;

        Priced(String meter, String column, String unit, long each, String price) {
            this.meter = meter;
            this.column = column;
            this.unit = unit;
            this.each = each;
            this.price = price;
        }

        Map<String, Object> component() {
            return Map.of("type", "PER_UNIT", "name", meter, "meter", meter, "price", price);
        }
    }
}
