package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The export against the rules of FOCUS 1.2. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class FocusExportTest {

    /** Columns with the feature level Mandatory; those that may be null apart. */
    private static final Set<String> NEVER_NULL = Set.of(
            "BilledCost",
            "BillingAccountId",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ContractedCost",
            "EffectiveCost",
            "InvoiceIssuerName",
            "ListCost",
            "ProviderName",
            "PublisherName",
            "ServiceCategory",
            "ServiceName");

    private static final Set<String> MAY_BE_NULL =
            Set.of("BillingAccountName", "ChargeClass", "ChargeDescription", "PricingQuantity", "PricingUnit");
    private static final Set<String> CATEGORIES = Set.of("Usage", "Purchase", "Tax", "Credit", "Adjustment");

    private final YearMonth month = YearMonth.from(Instant.now().atZone(Consumer.ZONE));

    @Test
    void hasAllMandatoryColumnsAndConforms() throws IOException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(12, Instant.now());
        consumer.awaitRequests(month.toString(), 12);
        consumer.use(8, Consumer.within(month.minusMonths(1)));
        consumer.awaitRequests(month.minusMonths(1).toString(), 8);
        market.close(month.minusMonths(1).toString(), false);
        consumer.use(5, Consumer.within(month.minusMonths(1)));
        consumer.awaitRequests(month.minusMonths(1).toString(), 13);
        String invoice = market.close(month.toString(), true).path("invoices[0].number");
        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "test"));

        List<Map<String, String>> rows =
                new Reports(market).rows(Map.of("kind", "FOCUS", "period", month.toString(), "tenant", market.globex));

        assertThat(rows).hasSize(4).allSatisfy(row -> {
            assertThat(row.keySet()).containsAll(NEVER_NULL);
            assertThat(Currency.getInstance(row.get("BillingCurrency"))).isNotNull();
            assertThat(CATEGORIES).contains(row.get("ChargeCategory"));
            assertThat(row.getOrDefault("ChargeClass", "Correction")).isEqualTo("Correction");
            for (String cost : List.of("BilledCost", "ContractedCost", "EffectiveCost", "ListCost")) {
                assertThat(new BigDecimal(row.get(cost))).isEqualByComparingTo(row.get("BilledCost"));
            }
            assertThat(row).containsEntry("InvoiceIssuerName", "Modelmarket GmbH");
            assertThat(at(row, "BillingPeriodStart")).isBefore(at(row, "BillingPeriodEnd"));
            assertThat(at(row, "ChargePeriodStart")).isBefore(at(row, "ChargePeriodEnd"));
            assertThat(row.get("BillingPeriodStart")).endsWith("Z");
            boolean needsQuantity =
                    Set.of("Usage", "Purchase").contains(row.get("ChargeCategory")) && !row.containsKey("ChargeClass");
            assertThat(!needsQuantity || row.containsKey("PricingQuantity")).isTrue();
            assertThat(row.containsKey("PricingUnit")).isEqualTo(row.containsKey("PricingQuantity"));
            assertThat(row.get("ServiceCategory")).isEqualTo("AI and Machine Learning");
        });
        assertThat(rows.stream()
                        .map(row -> new BigDecimal(row.get("BilledCost")))
                        .reduce(BigDecimal::add))
                .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("0.00"));
        assertThat(rows.stream().filter(row -> row.containsKey("ChargeClass"))).hasSize(2);
        assertThat(rows.stream()
                        .filter(row -> "Usage".equals(row.get("ChargeCategory")))
                        .map(row -> row.get("PricingQuantity") + " " + row.get("PricingUnit")))
                .containsExactlyInAnyOrder("12 Requests", "5 Requests");
    }

    @Test
    void namesTheRegionOfWhatWasServedInOne() throws IOException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        YearMonth before = month.minusMonths(1);
        serve(consumer, before, "eu-west", "eu-west", "eu-west");
        consumer.awaitRequests(before.toString(), 3);
        serve(consumer, month, "eu-west", "us-east", "");
        consumer.awaitRequests(month.toString(), 3);
        String invoice = market.close(before.toString(), false).path("invoices[0].number");
        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "test"));
        market.close(month.toString(), true);

        Reports consumers = Reports.of(market, "carla", market.globex);
        assertThat(consumers.rows(Map.of("kind", "FOCUS", "period", before.toString())))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("RegionId", "eu-west").containsEntry("RegionName", "eu-west"));
        assertThat(new Reports(market)
                        .json(Map.of("kind", "FOCUS", "period", month.toString(), "tenant", market.globex)))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.containsKey("RegionId"))
                        .isEqualTo("Adjustment".equals(row.get("ChargeCategory"))));

        String events = "/v1/tenants/%s/events?subscription=%s&from=%s&to=%s"
                .formatted(market.globex, consumer.subscription, begin(month), begin(month.plusMonths(1)));
        assertThat(market.as("carla").get(events + "&region=us-east").<List<String>>path("items.region"))
                .containsExactly("us-east");
        assertThat(market.as("carla").get(events).<List<String>>path("items.region"))
                .containsExactlyInAnyOrder("eu-west", "us-east", null);
    }

    @Test
    void namesTheMandatoryColumnsEvenWithoutRows() {
        Market market = Market.open();
        Reports reports = new Reports(market);
        String id = reports.made(Map.of("kind", "FOCUS", "format", "CSV", "period", "2001-01"))
                .getString("id");
        List<String> header = List.of(reports.content(id).asString().strip().split(",", -1));
        assertThat(header).containsAll(NEVER_NULL).containsAll(MAY_BE_NULL).doesNotHaveDuplicates();
        assertThat(NEVER_NULL.size() + MAY_BE_NULL.size()).isEqualTo(21);
    }

    private static void serve(Consumer consumer, YearMonth when, String... regions) {
        for (String region : regions) {
            consumer.send(consumer.next(Consumer.within(when)).setRegion(region).build());
        }
    }

    private static Instant begin(YearMonth of) {
        return of.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
    }

    private static Instant at(Map<String, String> row, String column) {
        return Instant.parse(row.get(column));
    }
}
