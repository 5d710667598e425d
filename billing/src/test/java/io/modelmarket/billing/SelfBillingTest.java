package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;

/** What a settlement pays is invoiced in the partner's name where it has agreed, once, and says why where it is not. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class SelfBillingTest {

    private static final Duration LONG_AGO = Duration.ofDays(40);
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private String billed;

    @BeforeEach
    void earn() {
        market = Market.open();
        market.agree(market.usualShares());
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(100, Instant.now());
        consumer.awaitRequests(month, 100);
        billed = market.close(month, true).path("invoices[0].number");
        Response account = market.as("dan")
                .body(Map.of("holder", "Datahub", "iban", "NL91ABNA0417164300"))
                .put("/v1/tenants/{t}/payout-account", market.datahub);
        assertThat(account.statusCode()).as(account.asString()).isEqualTo(200);
    }

    @Test
    void isIssuedOnceWithWhatCreditNotesTakeBackAndReadByItsPartnerOnly() throws SQLException, IOException {
        agree();
        profile("AT", "ATU12345678");
        share(500, LONG_AGO);
        share(-100, Duration.ofMinutes(1));
        assertThat(settle()).isEqualTo("ISSUED");
        share(300, LONG_AGO);
        assertThat(settle()).isEqualTo("ISSUED");

        JsonPath list = own("").jsonPath();
        assertThat(list.getList("items.number")).containsExactly(number(2), number(1));
        JsonPath first = own("/" + number(1)).jsonPath();
        assertThat(first.getString("total.amount")).isEqualTo("4.00");
        assertThat(first.getList("lines.amount.amount")).containsExactly("5.00", "-1.00");
        assertThat(first.getList("lines.correction")).containsExactly(false, true);
        assertThat(first.getString("taxes[0].treatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(first.getString("parties.seller.vatId")).isEqualTo("ATU12345678");
        assertThat(first.getString("parties.buyer.legalName")).isEqualTo("Modelmarket GmbH");
        assertThat(own("/" + number(2)).<String>path("total.amount")).isEqualTo("3.00");
        assertThat(finances("?tenant=" + market.datahub).jsonPath().getList("items.number"))
                .containsExactly(number(2), number(1));

        assertThat(text(own("/" + number(1) + "/pdf?language=zh-CN"))).contains("自开账单 " + number(1), "4.00 EUR");
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report =
                validator.validate(finances("/" + number(1) + "/factur-x").asByteArray(), "sb.pdf");
        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
        assertThat(own("/" + number(1) + "/factur-x.xml").asString()).contains("<ram:TypeCode>389</ram:TypeCode>");
        assertNobodyElses();
    }

    @Test
    void saysWhyThereIsNoneAndLeavesNoGap() throws SQLException {
        Taxes.german(market);
        assertThat(consent().<Boolean>path("agreed")).isFalse();
        share(200, LONG_AGO);
        assertThat(settle()).isEqualTo("NOT_AGREED");
        agree();
        share(200, LONG_AGO);
        assertThat(settle()).isEqualTo("NO_PROFILE");
        profile("DE", null);
        share(200, LONG_AGO);
        assertThat(settle()).isEqualTo("TAX_DUE");
        profile("AT", "ATU12345678");
        PayoutTest.owe(market.datahub, 200, LONG_AGO);
        assertThat(settle()).isEqualTo("SUM_DIFFERS");
        assertThat(own("").jsonPath().getList("items")).isEmpty();
        share(200, LONG_AGO);
        assertThat(settle()).isEqualTo("ISSUED");
        assertThat(own("").jsonPath().getList("items.number")).containsExactly(number(1));
        say(Map.of("agreed", false));
        share(200, LONG_AGO);
        assertThat(settle()).isEqualTo("NOT_AGREED");
        assertThat(say(Map.of()).statusCode()).isEqualTo(400);
        assertThat(say(Map.of("agreed", true, "registration", " ")).statusCode())
                .isEqualTo(400);
    }

    private void assertNobodyElses() throws SQLException {
        String path = "/self-billed-invoices/" + number(1);
        for (String tenant : new String[] {market.datahub, market.gridco}) {
            for (String file : new String[] {"", "/pdf", "/factur-x.xml"}) {
                assertThat(market.as("gus")
                                .get("/v1/tenants/" + tenant + path + file)
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(market.as("dan").get("/v1/finance" + path).statusCode()).isEqualTo(403);
        for (String table : new String[] {"self_billed_invoice", "self_billed_line", "payout_document"}) {
            assertThat(rows(table, market.datahub)).as(table).isPositive();
            assertThat(rows(table, market.gridco)).as(table).isZero();
        }
    }

    private long rows(String table, String reader) throws SQLException {
        try (Books books = Books.asService(reader)) {
            return books.number("SELECT count(*) FROM " + table + " WHERE tenant = ?", market.datahub);
        }
    }

    /** Settles, approves twice, and answers what became of datahub's payout. */
    private String settle() {
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
        String id = market.made("fiona", "/v1/finance/settlements", Map.of("currency", "EUR", "executeOn", day))
                .path("id");
        String approval = "/v1/finance/settlements/" + id + "/approval";
        Response approved = market.post("felix", approval, "");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        Response again = market.post("felix", approval, "");
        assertThat(again.asString()).isEqualTo(approved.asString());
        return approved.path("payouts.find { it.tenant == '" + market.datahub + "' }.selfBilling.outcome");
    }

    private void agree() {
        Response said = say(Map.of("agreed", true, "registration", "FN 1 a"));
        assertThat(said.statusCode()).as(said.asString()).isEqualTo(200);
        assertThat(consent().<String>path("registration")).isEqualTo("FN 1 a");
    }

    private Response say(Map<String, Object> body) {
        return market.as("dan").body(body).put("/v1/tenants/{t}/self-billing", market.datahub);
    }

    private Response consent() {
        return market.as("dan").get("/v1/tenants/{t}/self-billing", market.datahub);
    }

    private void profile(String country, @Nullable String vatId) {
        Response put = market.as("fiona")
                .body(Taxes.profileOf(country, vatId))
                .put("/v1/finance/billing-profiles/{t}", market.datahub);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    }

    private Response own(String path) {
        return market.as("dan").get("/v1/tenants/" + market.datahub + "/self-billed-invoices" + path);
    }

    private Response finances(String path) {
        return market.as("fiona").get("/v1/finance/self-billed-invoices" + path);
    }

    private String number(int place) {
        int year = LocalDate.now(ZoneOffset.UTC).getYear();
        return "SB-" + market.datahub + "-" + year + "-00000" + place;
    }

    private static String text(Response pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** A share of datahub's as if it were accrued some time ago; a negative one as if a credit note took it back. */
    private void share(long cents, Duration ago) throws SQLException {
        try (Books books = Books.asService("*")) {
            int written = books.update(
                    """
                    INSERT INTO accrual (tenant, role, rule, percent, seq, place, agreement_id, agreement_version,
                        invoice_id, invoice_number, reference, credits, model, version, used_version, lineage_step,
                        attributed, period, usage_period, currency, time_zone, basis_minor, units, terms, amount_minor,
                        accrued_at)
                    SELECT tenant, role, rule, percent, seq, place, agreement_id, agreement_version, invoice_id,
                        invoice_number, reference || ?, CASE WHEN ? THEN reference END, model, version, used_version,
                        lineage_step, attributed, period, usage_period, currency, time_zone, basis_minor, 0, terms, ?,
                        ?::timestamptz
                    FROM accrual WHERE invoice_number = ? AND tenant = ? ORDER BY id LIMIT 1
                    """,
                    "/" + UUID.randomUUID(),
                    cents < 0,
                    cents,
                    Instant.now().minus(ago).toString(),
                    billed,
                    market.datahub);
            assertThat(written).isEqualTo(1);
            books.commit();
        }
        PayoutTest.owe(market.datahub, cents, ago);
    }
}
