package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of report about a small month: 110 requests with two keys at 0.10, ten of them credited. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ReportKindsTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Reports reports;
    private String invoice;

    @BeforeEach
    void bill() {
        market = Market.open();
        reports = new Reports(market);
        market.agree(market.usualShares());
        Consumer consumer = market.subscribe(market.plan("=digits", "0.10"));
        consumer.use(60, Instant.now());
        for (int i = 0; i < 50; i++) {
            consumer.send(consumer.next(Instant.now()).setKeyId("second").build());
        }
        market.topics.flush();
        consumer.awaitRequests(month, 110);
        invoice = market.close(month, true).path("invoices[0].number");
        market.made(
                "fiona",
                "/v1/finance/invoices/" + invoice + "/credit-notes",
                Map.of("reason", "test", "lines", List.of(Map.of("line", 1, "amount", "1.00"))));
    }

    @Test
    void usageIsByKeyAndDay() throws IOException {
        List<Map<String, String>> rows = rows("USAGE", market.globex);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).containsEntry("timeZone", "Europe/Berlin").containsEntry("period", month);
            assertThat(row).containsEntry("tenant", market.globex).containsEntry("model", market.model);
        });
        assertThat(sum(rows, "key", "key", "requests")).isEqualByComparingTo("60");
        assertThat(sum(rows, "key", "second", "requests")).isEqualByComparingTo("50");
        JsonPath usage = market.as("carla")
                .get("/v1/tenants/{t}/usage?period={p}", market.globex, month)
                .jsonPath();
        assertThat(sum(rows, "tenant", market.globex, "bytesIn"))
                .isEqualByComparingTo(usage.getString("totals.bytesIn"));
    }

    @Test
    void revenueIsGrossAndRecognised() throws IOException {
        List<Map<String, String>> rows = rows("REVENUE", market.globex);
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("partner", market.acme)
                        .containsEntry("country", "CH")
                        .containsEntry("currency", "EUR")
                        .containsEntry("invoiced", "11.00")
                        .containsEntry("credited", "1.00")
                        .containsEntry("gross", "10.00")
                        .containsKey("recognised"));
        String csv = reports.content(reports.made(
                                Map.of("kind", "REVENUE", "format", "CSV", "period", month, "tenant", market.globex))
                        .getString("id"))
                .asString();
        assertThat(csv).contains(",'=digits,").doesNotContain(",=digits");
    }

    @Test
    void sharesAddUpToTheGrossRevenue() throws IOException {
        BigDecimal all = BigDecimal.ZERO;
        for (String tenant : List.of(market.acme, market.datahub, market.gridco)) {
            all = all.add(sum(rows("SHARES", tenant), "participant", tenant, "amount"));
        }
        assertThat(all).isEqualByComparingTo("9.00");
        assertThat(rows("SHARES", market.acme))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("role", "TECHNOLOGY")
                        .containsEntry("rule", "PERCENT")
                        .containsEntry("agreementVersion", "1")
                        .containsEntry("accrued", "7.70")
                        .containsEntry("takenBack", "0.70")
                        .containsEntry("amount", "7.00"));
    }

    @Test
    void whatIsOwedIsWhatTheLedgerSays() throws IOException {
        assertThat(rows("RECEIVABLES", market.globex))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("open", "10.00")
                        .containsEntry("notDue", "10.00")
                        .containsEntry("difference", "0.00")
                        .containsEntry("timeZone", "UTC"));
        assertThat(rows("PAYABLES", market.datahub))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("accrued", "1.65")
                        .containsEntry("takenBack", "0.15")
                        .containsEntry("tax", "0.00")
                        .containsEntry("paidOut", "0.00")
                        .containsEntry("other", "0.00")
                        .containsEntry("balance", "1.50"));
    }

    /** As if the invoice had been issued, and shared, in the month before, and credited in this one. */
    @Test
    void whatWasOwedAtTheEndOfAPastMonthIsWhatTheLedgerSaidThen() throws IOException, SQLException {
        YearMonth past = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
        String end = past.plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toString();
        assertThat(rows("RECEIVABLES", past, market.globex)).isEmpty();
        assertThat(rows("PAYABLES", past, market.datahub)).isEmpty();
        issue(-1);
        try {
            assertThat(rows("RECEIVABLES", past, market.globex))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("open", "11.00")
                            .containsEntry("ledger", "11.00")
                            .containsEntry("difference", "0.00"));
            assertThat(rows("PAYABLES", past, market.datahub))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("accrued", "1.65")
                            .containsEntry("takenBack", "0.00")
                            .containsEntry("balance", "1.65"));
            JsonPath made = reports.made(Map.of("kind", "RECEIVABLES", "format", "JSON", "period", past.toString()));
            assertThat(made.getString("dataAsOf")).isEqualTo(end);
            String id = made.getString("id");
            assertThat(reports.made(Map.of("kind", "PAYABLES", "format", "PDF", "period", past.toString()))
                            .getString("dataAsOf"))
                    .isEqualTo(end);
            assertThat(reports.content(id).jsonPath().getList("rows.asOf", String.class))
                    .isNotEmpty()
                    .containsOnly(end);
            assertThat(rows("PAYABLES", market.datahub))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("balance", "1.50"));
        } finally {
            issue(1);
        }
    }

    /** So many times 31 days later. */
    private void issue(int monthsLater) throws SQLException {
        String by = " + interval '" + monthsLater * 744 + " hours'";
        Books.tamper("invoice", "UPDATE invoice SET issued_at = issued_at" + by + " WHERE number = ?", invoice);
        Books.tamper(
                "ledger_transaction",
                "UPDATE ledger_transaction SET booked_at = booked_at" + by
                        + " WHERE idempotency_key IN ('invoice/' || ?, 'shares/' || ?)",
                invoice,
                invoice);
    }

    @Test
    void theMatrixHasNoDifferenceUntilABookIsTamperedWith() throws IOException, SQLException {
        assertThat(rows("RECONCILIATION", market.globex))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("events", "110")
                        .containsEntry("rollups", "110")
                        .containsEntry("usageDifference", "0")
                        .containsEntry("charged", "11.00")
                        .containsEntry("invoiced", "11.00")
                        .containsEntry("ledger", "10.00")
                        .containsEntry("statements", "10.00")
                        .containsEntry("payable", "10.00")
                        .containsEntry("difference", "0.00"));

        Books.define("UPDATE usage_rollup SET requests = requests - 3 WHERE tenant = '" + market.globex + "'");
        assertThat(rows("RECONCILIATION", market.globex))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("usageDifference", "3").containsEntry("unbilled", "-3"));
        Books.define("DELETE FROM usage_rollup WHERE tenant = '" + market.globex + "'");
        assertThat(sum(rows("RECONCILIATION", market.globex), "period", month, "usageDifference"))
                .isEqualByComparingTo("110");
    }

    private List<Map<String, String>> rows(String kind, String tenant) throws IOException {
        return rows(kind, YearMonth.parse(month), tenant);
    }

    private List<Map<String, String>> rows(String kind, YearMonth period, String tenant) throws IOException {
        return reports.rows(Map.of("kind", kind, "period", period.toString(), "tenant", tenant));
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column, String value, String what) {
        return rows.stream()
                .filter(row -> value.equals(row.get(column)))
                .map(row -> new BigDecimal(row.get(what)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
