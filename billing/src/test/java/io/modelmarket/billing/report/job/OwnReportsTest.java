package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.contracts.event.proto.Role;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners and consumers get reports about themselves, and nobody gets another's. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class OwnReportsTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();

    @Inject
    ReportMaking making;

    @Inject
    TenantScope scope;

    private Market market;
    private Reports consumers;
    private Reports partners;
    private Reports datahubs;
    private String invoice;

    @BeforeEach
    void bill() {
        market = Market.open();
        consumers = Reports.of(market, "carla", market.globex);
        partners = Reports.of(market, "alice", market.acme);
        datahubs = Reports.of(market, "dan", market.datahub);
        market.agree(market.usualShares());
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(110, Instant.now());
        consumer.awaitRequests(month, 110);
        invoice = market.close(month, true).path("invoices[0].number");
        market.made(
                "fiona",
                "/v1/finance/invoices/" + invoice + "/credit-notes",
                Map.of("reason", "test", "lines", List.of(Map.of("line", 1, "amount", "1.00"))));
    }

    @Test
    void aConsumerGetsItsUsageInvoicesAndCharges() throws IOException {
        assertThat(rows(consumers, "USAGE"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("tenant", market.globex).containsEntry("requests", "110"));
        List<Map<String, String>> invoices = consumers.rows(Map.of("kind", "INVOICES", "period", month));
        assertThat(invoices)
                .hasSize(2)
                .filteredOn("document", "INVOICE")
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("number", invoice)
                        .containsEntry("total", "11.00")
                        .containsEntry("credited", "1.00")
                        .containsEntry("paid", "0.00")
                        .containsEntry("prepaid", "0.00")
                        .containsEntry("open", "10.00")
                        .containsEntry("timeZone", "Europe/Berlin"));
        assertThat(invoices)
                .filteredOn("document", "CREDIT_NOTE")
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("ofInvoice", invoice).containsEntry("total", "-1.00"));
        assertThat(rows(consumers, "FOCUS")).extracting("BilledCost").containsExactlyInAnyOrder("11.00", "-1.00");
        assertThat(rows(consumers, "MODEL_REVENUE")).isEmpty();
        assertThat(rows(consumers, "SHARES")).isEmpty();
    }

    @Test
    void aPartnerGetsRevenueUsageAndSharesOfItsOwn() {
        assertThat(rows(partners, "MODEL_REVENUE"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("partner", market.acme)
                        .containsEntry("country", "CH")
                        .containsEntry("invoiced", "11.00")
                        .containsEntry("credited", "1.00")
                        .containsEntry("gross", "10.00")
                        .doesNotContainValue(market.globex));
        assertThat(rows(partners, "MODEL_USAGE"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("version", "1.0.0").containsEntry("requests", "110"));
        assertThat(rows(partners, "SHARES"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("participant", market.acme)
                        .containsEntry("timeZone", "Europe/Berlin")
                        .containsEntry("amount", "7.00"));
        assertThat(rows(datahubs, "SHARES"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("participant", market.datahub)
                        .containsEntry("amount", "1.50"));
        for (String kind : List.of("MODEL_REVENUE", "MODEL_USAGE", "INVOICES", "FOCUS", "USAGE", "SETTLEMENTS")) {
            assertThat(rows(datahubs, kind)).as(kind).isEmpty();
        }
    }

    @Test
    void aPartnerGetsItsSettlements() throws SQLException {
        UUID settlement = UUID.randomUUID();
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "INSERT INTO settlement (id, currency, execute_on, state, proposed_by, proposed_at, approved_by,"
                            + " approved_at) VALUES (?, 'EUR', ?::date, 'APPROVED', 'x', now(), 'y', now())",
                    settlement,
                    month + "-15");
            for (String tenant : List.of(market.acme, market.datahub)) {
                books.update(
                        "INSERT INTO payout (settlement_id, place, tenant, amount_minor, holder, iban)"
                                + " VALUES (?, ?, ?, ?, ?, 'DE89370400440532013000')",
                        settlement,
                        tenant.equals(market.acme) ? 1 : 2,
                        tenant,
                        tenant.equals(market.acme) ? 700 : 150,
                        "The " + tenant);
            }
            books.commit();
        }
        assertThat(rows(datahubs, "SETTLEMENTS"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("settlement", settlement.toString())
                        .containsEntry("executeOn", month + "-15")
                        .containsEntry("amount", "1.50"));
        assertThat(rows(partners, "SETTLEMENTS")).extracting("amount").containsExactly("7.00");
        assertThat(rows(Reports.of(market, "gus", market.gridco), "SETTLEMENTS"))
                .isEmpty();
        try (Books books = Books.asService(market.gridco)) {
            assertThat(books.number("SELECT count(*) FROM settlement WHERE id = ?", settlement))
                    .isZero();
        }
    }

    @Test
    void nobodyFindsAnothersReport() throws SQLException {
        JsonPath job = consumers.made(request("INVOICES", "CSV"));
        String id = job.getString("id");
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("DONE");
        assertThat(consumers.content(id).statusCode()).isEqualTo(200);
        assertThat(datahubs.content(id).statusCode()).isEqualTo(404);
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/reports/{i}/content", market.globex, id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(market.as("fiona").get(Reports.PATH + "/" + id).statusCode()).isEqualTo(404);
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/reports", market.datahub)
                        .<List<String>>path("items.id"))
                .isEmpty();
        String finances = new Reports(market).made(request("PAYABLES", "CSV")).getString("id");
        assertThat(consumers.content(finances).statusCode()).isEqualTo(404);

        try (Books other = Books.asService(market.datahub)) {
            assertThat(other.number("SELECT count(*) FROM report_job")).isZero();
            assertThat(other.number("SELECT count(*) FROM invoice_line")).isZero();
            assertThat(other.number("SELECT count(*) FROM credit_note_line")).isZero();
            assertThatThrownBy(() -> other.update(
                            "INSERT INTO report_job (id, kind, format, period, tenant, owner, language, request_id, state,"
                                    + " requested_by, requested_at) VALUES (gen_random_uuid(), 'INVOICES', 'CSV', '2026-01-01',"
                                    + " ?, ?, 'en', '', 'QUEUED', 'x', now())",
                            market.globex,
                            market.globex))
                    .hasMessageContaining("row-level security");
        }
        try (Books partner = Books.asService(market.acme)) {
            assertThat(partner.number("SELECT count(*) FROM invoice_line")).isEqualTo(1);
            assertThat(partner.number("SELECT count(*) FROM credit_note_line")).isEqualTo(1);
            assertThat(partner.number("SELECT count(*) FROM invoice")).isZero();
        }
    }

    @Test
    void isKeptAndExpiresLikeFinances() {
        String id = consumers.made(request("INVOICES", "PDF")).getString("id");
        assertThat(consumers.content(id).contentType()).isEqualTo("application/pdf");
        scope.runAsPlatform(() -> making.expire(Instant.now().plus(Duration.ofDays(2))));
        assertThat(consumers.job(id).getString("state")).isEqualTo("EXPIRED");
        assertThat(consumers.content(id).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNotForTenantsWrongOrTooMuch() throws SQLException {
        Response platforms = consumers.ask(request("RECONCILIATION", "CSV"));
        assertThat(platforms.statusCode()).isEqualTo(422);
        assertThat(platforms.<String>path("detail")).contains("platform's own report", "USAGE", "INVOICES");
        assertThat(consumers
                        .ask(Map.of("kind", "USAGE", "format", "CSV", "period", "January"))
                        .statusCode())
                .isEqualTo(400);
        try (Books books = Books.asOwner("*")) {
            for (int i = 0; i < 3; i++) {
                books.update(
                        "INSERT INTO report_job (id, kind, format, period, tenant, owner, language, request_id, state,"
                                + " requested_by, requested_at, held_until) VALUES (gen_random_uuid(), 'INVOICES', 'CSV',"
                                + " '2026-01-01', ?, ?, 'en', '', 'RUNNING', 'x', now(), now() + interval '1 hour')",
                        market.globex,
                        market.globex);
            }
            books.commit();
        }
        Response tooMany = consumers.ask(request("INVOICES", "CSV"));
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.<String>path("detail")).contains("3 reports wait");
        assertThat(partners.made(request("SHARES", "CSV")).getString("state")).isEqualTo("DONE");
    }

    @Test
    void aViewerReadsAndDoesNotAsk() {
        market.member(market.globex, "gus", Role.VIEWER);
        market.member(market.globex, "dan", Role.DEVELOPER);
        Reports viewers = Reports.of(market, "gus", market.globex);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> viewers.ask(request("USAGE", "CSV")).statusCode() == 403);
        String id = consumers.made(request("INVOICES", "CSV")).getString("id");
        assertThat(viewers.content(id).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        Reports.of(market, "dan", market.globex).content(id).statusCode() == 403);
    }

    private Map<String, Object> request(String kind, String format) {
        return Map.of("kind", kind, "format", format, "period", month);
    }

    private List<Map<String, String>> rows(Reports reports, String kind) {
        return reports.json(Map.of("kind", kind, "period", month));
    }
}
