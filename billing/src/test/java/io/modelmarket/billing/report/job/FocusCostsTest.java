package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.billing.Taxes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the export says things cost, beside the invoices and credit notes themselves. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class FocusCostsTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private final Map<String, BigDecimal> totals = new HashMap<>();
    private Market market;
    private Consumer consumer;
    private long used;

    @BeforeEach
    void open() {
        market = Market.open();
        Taxes.german(market);
        Taxes.profile(market, "DE", null);
        consumer = market.subscribe(market.plan(Map.of(
                "model",
                market.model,
                "name",
                "two meters",
                "currency",
                "EUR",
                "components",
                List.of(perUnit("Requests", "REQUESTS", "0.10"), perUnit("Rows", "ROWS", "0.05")))));
    }

    @Test
    void billedCostsOfAMonthAreItsInvoicesWithTheirTax() throws IOException {
        String first = bill(13, 13).getString("number");
        bill(40, 7);
        credit(first, Map.of("lines", List.of(Map.of("line", 1, "amount", "0.55"))));
        credit(first, Map.of());

        List<Map<String, String>> rows = rows();

        assertThat(billed(rows)).isEqualTo(totals).hasSize(4);
        assertThat(sum(rows, "BilledCost"))
                .isEqualByComparingTo(totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(rows.stream().filter(row -> "Tax".equals(row.get("ChargeCategory"))))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("ServiceCategory", "Other")
                        .containsEntry("PublisherName", "Modelmarket GmbH")
                        .doesNotContainKeys("PricingCategory", "PricingQuantity", "PricingUnit", "ConsumedQuantity")
                        .hasEntrySatisfying(
                                "ChargeDescription", text -> assertThat(text).endsWith("VAT 19 %")));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row).containsEntry("InvoiceIssuerName", "Modelmarket GmbH"))
                .allSatisfy(row ->
                        assertThat(new BigDecimal(row.get("ListCost"))).isEqualByComparingTo(row.get("BilledCost")));
        List<Map<String, String>> own =
                Reports.of(market, "carla", market.globex).rows(Map.of("kind", "FOCUS", "period", month));
        assertThat(own).isEqualTo(rows);
    }

    /** 5.00 off a month of two bills: 4.50 of the first, which is all of it, and 0.50 of the second. */
    @Test
    void listCostsAreWithoutTheCoupon() throws IOException {
        market.made(
                "alice",
                "/v1/tenants/" + market.acme + "/coupons",
                Map.of("code", "FIVE", "amount", "5.00", "currency", "EUR", "duration", "ONCE"));
        market.as("carla")
                .body(Map.of("code", "FIVE"))
                .put(
                        "/v1/tenants/{t}/subscriptions/{s}/coupons",
                        market.globex,
                        UUID.fromString(consumer.subscription));
        JsonPath free = bill(30, 30);
        assertThat(free.getString("total.amount")).isEqualTo("0.00");
        String second = bill(40, 40).getString("number");
        String part = credit(second, Map.of("lines", List.of(Map.of("line", 2, "amount", "1.00"))));
        String rest = credit(second, Map.of());

        List<Map<String, String>> rows = rows();

        assertThat(billed(rows)).isEqualTo(totals);
        assertThat(listed(rows, free.getString("number"))).containsExactly("3.00", "1.50", "0.86");
        assertThat(listed(rows, second)).containsExactly("4.00", "2.00", "1.14");
        assertThat(listed(rows, part)).containsExactly("-1.09", "-0.21");
        assertThat(listed(rows, rest)).containsExactly("-4.00", "-0.91", "-0.93");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("ContractedCost")).isEqualTo(row.get("ListCost"));
            assertThat(row.get("EffectiveCost")).isEqualTo(row.get("BilledCost"));
        });
    }

    private JsonPath bill(int requests, int rows) {
        consumer.send(
                consumer.next(Instant.now()).setRequests(requests).setRows(rows).build());
        used += requests;
        consumer.awaitRequests(month, used);
        JsonPath invoice = market.close(month, true).jsonPath().setRootPath("invoices[0]");
        totals.put(invoice.getString("number"), new BigDecimal(invoice.getString("total.amount")));
        return invoice;
    }

    private String credit(String invoice, Map<String, Object> what) {
        Map<String, Object> asked = new HashMap<>(what);
        asked.put("reason", "test");
        JsonPath note = market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", asked)
                .jsonPath();
        totals.put(note.getString("number"), new BigDecimal(note.getString("total.amount")).negate());
        return note.getString("number");
    }

    private List<Map<String, String>> rows() throws IOException {
        return new Reports(market).rows(Map.of("kind", "FOCUS", "period", month, "tenant", market.globex));
    }

    private static Map<String, BigDecimal> billed(List<Map<String, String>> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("InvoiceId"), row -> new BigDecimal(row.get("BilledCost")), BigDecimal::add));
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> new BigDecimal(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> listed(List<Map<String, String>> rows, String document) {
        return rows.stream()
                .filter(row -> document.equals(row.get("InvoiceId")))
                .map(row -> row.get("ListCost"))
                .toList();
    }

    private static Map<String, Object> perUnit(String name, String meter, String price) {
        return Map.of("type", "PER_UNIT", "name", name, "meter", meter, "price", price);
    }
}
