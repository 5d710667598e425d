package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators and other programs rely on. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class OperationsTest {

    @Test
    void isReadyOnceTheDirectoryIsReadAndShowsTheLag() {
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        JsonPath health = RestAssured.get("/q/health/ready").jsonPath();
        assertThat(health.<Object>get("checks.find { it.name == 'usage-intake' }.data.lag"))
                .isNotNull();
        assertThat(health.getString("checks.find { it.name == 'directory' }.status"))
                .isEqualTo("UP");
    }

    @Test
    void metersIntake() {
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics)
                .contains("market_usage_intake_lag")
                .contains("market_archive_gaps")
                .contains("market_usage_intake_events_total{result=\"accepted\"")
                .contains("market_usage_intake_events_total{result=\"rejected\"");
    }

    @Test
    void describesItselfWithNamedSchemas() {
        JsonPath api = RestAssured.get("/q/openapi?format=json").jsonPath();
        Map<String, Object> schemas = api.getMap("components.schemas");
        assertThat(schemas)
                .containsKeys(
                        "Money",
                        "PlanView",
                        "SubscriptionView",
                        "UsageView",
                        "UsageItem",
                        "QuotaView",
                        "InvoiceView",
                        "LineView",
                        "ShareView",
                        "CloseView",
                        "ReportView",
                        "ReportRow",
                        "StatementView",
                        "AgreementView",
                        "TrialBalanceView");
        assertThat(api.getList("components.schemas.DocumentKind.enum", String.class))
                .containsExactly("invoices", "credit-notes", "self-billed-invoices");
        Map<String, Object> paths = api.getMap("paths");
        assertThat(paths)
                .containsKeys(
                        "/v1/tenants/{tenant}/plans",
                        "/v1/catalog/plans",
                        "/v1/tenants/{tenant}/subscriptions/{id}/plan",
                        "/v1/finance/closes",
                        "/v1/tenants/{tenant}/{kind}/{number}/pdf",
                        "/v1/finance/{kind}/{number}/factur-x",
                        "/v1/finance/report");
    }

    /** A number at the end of a name is OpenAPI's way of telling two Java types of one simple name apart. */
    @Test
    void namesEverySchemaForWhatItIs() {
        Map<String, Object> schemas =
                RestAssured.get("/q/openapi?format=json").jsonPath().getMap("components.schemas");
        assertThat(schemas.keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).doesNotContainPattern("\\d$"));
    }

    @Test
    void oneCloseBillsEveryConsumer() {
        String month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
        List<Market> markets = List.of(Market.open(), Market.open("Asia/Kolkata"));
        for (Market market : markets) {
            Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
            consumer.use(3, Instant.now());
            consumer.awaitRequests(month, 3);
        }
        Response closed =
                markets.getFirst().made("fiona", "/v1/finance/closes", Map.of("period", month, "interim", true));
        assertThat(closed.<List<String>>path("invoices.tenant"))
                .contains(markets.getFirst().globex, markets.getLast().globex);

        Response report = markets.getFirst().as("fiona").get("/v1/finance/report?limit=1000&period=" + month);
        // Of all tenants' books others' tests make some that are wrong on purpose.
        for (Market market : markets) {
            assertThat(report.<List<String>>path("rows.findAll { it.tenant == '" + market.globex + "' }.difference"))
                    .as(report.asString())
                    .containsExactly("0.00");
            assertThat(market.as("fiona")
                            .get("/v1/finance/report?period=" + month + "&tenant=" + market.globex)
                            .<Boolean>path("reconciled"))
                    .isTrue();
        }
        assertThat(report.<String>path("timeZone")).isEqualTo("each tenant's own");
        assertThat(report.<List<String>>path("rows.timeZone")).contains("Europe/Berlin", "Asia/Kolkata");
        assertThat(markets.getFirst()
                        .as("fiona")
                        .get("/v1/finance/ledger/trial-balance")
                        .<Boolean>path("balanced"))
                .isTrue();
        Response transactions = markets.getFirst()
                .as("fiona")
                .get("/v1/finance/ledger/transactions?tenant=" + markets.getLast().globex);
        assertThat(transactions.<List<String>>path("items.kind")).containsExactly("INVOICE");
    }

    @Test
    void saysWhatIsWrongWithAQuery() {
        Market market = Market.open();
        assertThat(market.as("fiona").get("/v1/finance/report?period=November").<String>path("detail"))
                .contains("2026-11");
        assertThat(market.as("fiona")
                        .get("/v1/finance/report?period=2026-11&format=pdf")
                        .statusCode())
                .isEqualTo(400);
        assertThat(market.as("fiona")
                        .get("/v1/finance/report?period=2026-11&tenant=no-such")
                        .statusCode())
                .isEqualTo(422);
        assertThat(market.as("carla")
                        .get("/v1/tenants/{t}/usage", market.globex)
                        .statusCode())
                .isEqualTo(400);
        assertThat(market.as("carla")
                        .get("/v1/tenants/{t}/usage?period=2026-11&limit=0", market.globex)
                        .statusCode())
                .isEqualTo(400);
    }
}
