package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.event.proto.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may see and do what: by person through the service, and past it in the database. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class TenancyTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;
    private String plan;
    private String agreement;
    private String invoice;

    @BeforeEach
    void sellSomething() {
        market = Market.open();
        agreement = market.agree(market.usualShares());
        plan = market.plan("digits", "0.10");
        consumer = market.subscribe(plan);
        consumer.use(10, Instant.now());
        consumer.awaitRequests(month, 10);
        invoice = market.close(month, true).path("invoices[0].number");
    }

    @Nested
    class AsAMemberOfAnotherTenant {

        @Test
        void everythingOfItLooksAbsent() {
            for (String path : List.of(
                    "plans",
                    "subscriptions",
                    "usage?period=" + month,
                    "model-usage?period=" + month,
                    "quotas",
                    "agreements",
                    "agreements/" + agreement,
                    "invoices",
                    "invoices/" + invoice,
                    "invoices/" + invoice + "/pdf",
                    "invoices/" + invoice + "/factur-x",
                    "billing-profile",
                    "statements?period=" + month)) {
                Response theirs = market.as("dan").get("/v1/tenants/" + market.globex + "/" + path);
                Response nobodys = market.as("dan").get("/v1/tenants/no-such-tenant/" + path);
                assertThat(theirs.statusCode()).as(path).isEqualTo(404);
                assertThat(detail(theirs)).isEqualTo(detail(nobodys));
            }
        }

        @Test
        void itsIdsLookAbsentInOnesOwnTenant() {
            assertAbsent(market.as("dan").get("/v1/tenants/" + market.datahub + "/invoices/" + invoice));
            assertAbsent(market.as("carla").get("/v1/tenants/" + market.globex + "/agreements/" + agreement));
            assertAbsent(market.as("carla")
                    .post("/v1/tenants/" + market.globex + "/agreements/" + agreement + "/acceptance"));
            assertAbsent(market.as("alice")
                    .delete("/v1/tenants/" + market.acme + "/subscriptions/" + consumer.subscription));
            assertAbsent(market.as("alice")
                    .body(Map.of("planId", plan))
                    .put("/v1/tenants/" + market.acme + "/subscriptions/" + consumer.subscription + "/plan"));
            assertAbsent(market.post(
                    "gus",
                    "/v1/tenants/" + market.gridco + "/plans/" + plan + "/versions",
                    Map.of("currency", "EUR", "pricePerRequest", "0")));
        }

        @Test
        void aPlanForAnotherPartnersModelIsRefusedByName() {
            Response refused = market.post(
                    "gus",
                    "/v1/tenants/" + market.gridco + "/plans",
                    Map.of("model", market.model, "name", "mine", "currency", "EUR", "pricePerRequest", "1"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(detail(refused)).contains(market.model);
        }
    }

    @Nested
    class AsAMemberWithASmallRole {

        @Test
        void readsButDoesNotWrite() {
            market.member(market.globex, "gus", Role.VIEWER);
            String root = "/v1/tenants/" + market.globex;
            Awaitility.await()
                    .until(() -> market.as("gus").get(root + "/invoices").statusCode() == 200);

            assertThat(market.post("gus", root + "/subscriptions", Map.of("planId", plan))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(market.as("gus")
                            .delete(root + "/subscriptions/" + consumer.subscription)
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        void aDeveloperSeesNoInvoices() {
            market.member(market.globex, "dan", Role.DEVELOPER);
            String root = "/v1/tenants/" + market.globex;
            Awaitility.await()
                    .until(() -> market.as("dan").get(root + "/quotas").statusCode() == 200);

            assertThat(market.as("dan").get(root + "/invoices").statusCode()).isEqualTo(403);
        }
    }

    @Nested
    class AsAParticipant {

        @Test
        void seesTheAgreementAndItsOwnStatementOnly() {
            assertThat(market.as("dan")
                            .get("/v1/tenants/{t}/agreements/{a}", market.datahub, agreement)
                            .<List<String>>path("shares.tenant"))
                    .containsExactly(market.acme, market.datahub, market.gridco, "platform");
            assertThat(market.as("dan")
                            .get("/v1/tenants/{t}/statements?period={p}", market.datahub, month)
                            .<String>path("totals[0].amount"))
                    .isEqualTo("0.15");
        }
    }

    @Nested
    class WithoutTheRightRealmRole {

        @Test
        void financeIsForFinance() {
            for (String user : List.of("alice", "olga", "carla")) {
                assertThat(market.as(user)
                                .get("/v1/finance/report?period=" + month)
                                .statusCode())
                        .isEqualTo(403);
                assertThat(market.post(user, "/v1/finance/closes", Map.of("period", month, "interim", true))
                                .statusCode())
                        .isEqualTo(403);
                assertThat(market.as(user)
                                .get("/v1/finance/ledger/trial-balance")
                                .statusCode())
                        .isEqualTo(403);
            }
        }

        @Test
        void nobodyWithoutATokenGetsIn() {
            for (String path : List.of(
                    "/v1/catalog/plans",
                    "/v1/finance/report?period=" + month,
                    "/v1/tenants/" + market.globex + "/usage?period=" + month)) {
                assertThat(RestAssured.get(path).statusCode()).as(path).isEqualTo(401);
                assertThat(RestAssured.given()
                                .header("Authorization", "Bearer nonsense")
                                .get(path)
                                .statusCode())
                        .as(path)
                        .isEqualTo(401);
            }
        }
    }

    @Nested
    class PastTheService {

        @Test
        void nobodysTransactionSeesNothing() throws SQLException {
            try (Books books = Books.asService("")) {
                for (String table : List.of(
                        "subscription",
                        "usage_rollup",
                        "quota_counter",
                        "invoice",
                        "invoice_line",
                        "accrual",
                        "agreement",
                        "agreement_share",
                        "ledger_entry",
                        "ledger_account",
                        "ledger_transaction",
                        "period_close",
                        "directory_member",
                        "usage_rejected",
                        "usage_decision",
                        "usage_decided",
                        "intake_mark")) {
                    assertThat(books.number("SELECT count(*) FROM " + table))
                            .as(table)
                            .isZero();
                }
            }
        }

        @Test
        void aTenantsTransactionSeesItsSideOnly() throws SQLException {
            try (Books consumers = Books.asService(market.globex)) {
                assertThat(consumers.number("SELECT count(*) FROM invoice")).isEqualTo(1);
                assertThat(consumers.number("SELECT count(*) FROM accrual")).isZero();
                assertThat(consumers.query("SELECT DISTINCT tenant FROM ledger_entry"))
                        .containsExactly(market.globex);
            }
            try (Books partners = Books.asService(market.acme)) {
                assertThat(partners.number("SELECT count(*) FROM invoice")).isZero();
                assertThat(partners.query("SELECT DISTINCT tenant FROM accrual"))
                        .containsExactly(market.acme);
                assertThat(partners.query("SELECT tenant FROM usage_rollup")).containsOnly(market.globex);
                assertThat(partners.query("SELECT tenant FROM subscription")).containsOnly(market.globex);
            }
        }

        @Test
        void aTenantsTransactionChangesNothingOfOthers() throws SQLException {
            try (Books partners = Books.asService(market.acme)) {
                assertThat(partners.update("UPDATE subscription SET status = 'CANCELLED'"))
                        .isZero();
                assertThat(partners.update("UPDATE quota_counter SET used = 0")).isZero();
                assertThat(partners.update("UPDATE usage_rollup SET requests = 0"))
                        .isZero();
            }
            try (Books others = Books.asService(market.datahub)) {
                assertThat(others.update("UPDATE plan SET name = 'mine'")).isZero();
                assertThat(others.update("UPDATE agreement SET status = 'ENDED'"))
                        .isZero();
                assertThat(others.update("UPDATE agreement_share SET accepted_by = 'me'"))
                        .isEqualTo(1);
            }
        }

        @Test
        void aTenantCannotWriteInAnothersName() throws SQLException {
            try (Books books = Books.asService(market.datahub)) {
                assertThatThrownBy(() -> books.update(
                                "INSERT INTO plan (id, tenant, model, name, currency, latest_version, created_at,"
                                        + " revision) VALUES (?, ?, ?, 'forged', 'EUR', 1, now(), 0)",
                                UUID.randomUUID(),
                                market.acme,
                                market.model))
                        .hasMessageContaining("row-level security");
            }
            try (Books books = Books.asService(market.datahub)) {
                assertThatThrownBy(() -> books.update(
                                "INSERT INTO accrual (tenant, role, percent, seq, invoice_id, invoice_number,"
                                        + " reference, model, period, usage_period, currency, basis_minor,"
                                        + " amount_minor, accrued_at) SELECT tenant, role, percent, seq, invoice_id,"
                                        + " invoice_number, 'forged', model, period, usage_period, currency,"
                                        + " basis_minor, amount_minor, accrued_at FROM accrual"))
                        .hasMessageContaining("row-level security");
            }
        }

        @Test
        void theServicesRoleCannotSwitchItOff() throws SQLException {
            try (Books books = Books.asService("*")) {
                assertThatThrownBy(() -> books.update("ALTER TABLE invoice DISABLE ROW LEVEL SECURITY"))
                        .hasMessageContaining("must be owner");
            }
            try (Books books = Books.asService("*")) {
                assertThat(books.number("SELECT count(*) FROM pg_roles WHERE rolname = current_user"
                                + " AND (rolbypassrls OR rolsuper)"))
                        .isZero();
                assertThat(books.query("SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
                                + " WHERE n.nspname = current_schema() AND relkind = 'r'"
                                + " AND NOT (relrowsecurity AND relforcerowsecurity)"))
                        .containsExactlyInAnyOrder("outbox", "idempotency_key", "flyway_schema_history");
            }
        }
    }

    private static void assertAbsent(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(404);
    }

    private static String detail(Response response) {
        return response.jsonPath().getString("detail");
    }
}
