package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Datahub of a fresh market as a partner that earns, is settled with, and reads what was invoiced in its name. */
final class EarningPartner {

    static final Duration LONG_AGO = Duration.ofDays(40);

    final Market market;
    private final String billed;

    private EarningPartner(Market market, String billed) {
        this.market = market;
        this.billed = billed;
    }

    /** With a payout account and an agreement that a bill was shared by. */
    static EarningPartner open() {
        Market market = Market.open();
        market.agree(market.usualShares());
        String month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(100, Instant.now());
        consumer.awaitRequests(month, 100);
        EarningPartner partner =
                new EarningPartner(market, market.close(month, true).path("invoices[0].number"));
        Response account = market.as("dan")
                .body(Map.of("holder", "Datahub", "iban", "NL91ABNA0417164300"))
                .put("/v1/tenants/{t}/payout-account", market.datahub);
        assertThat(account.statusCode()).as(account.asString()).isEqualTo(200);
        return partner;
    }

    /** A share of datahub's as if it were accrued some time ago; a negative one as if a credit note took it back. */
    void share(long cents, Duration ago) throws SQLException {
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

    void agree() {
        Response said = say(Map.of("agreed", true, "registration", "FN 1 a"));
        assertThat(said.statusCode()).as(said.asString()).isEqualTo(200);
        assertThat(consent().<String>path("registration")).isEqualTo("FN 1 a");
    }

    Response say(Map<String, Object> body) {
        return market.as("dan").body(body).put("/v1/tenants/{t}/self-billing", market.datahub);
    }

    Response consent() {
        return market.as("dan").get("/v1/tenants/{t}/self-billing", market.datahub);
    }

    void profile(String country, @Nullable String vatId) {
        Response put = market.as("fiona")
                .body(Taxes.profileOf(country, vatId))
                .put("/v1/finance/billing-profiles/{t}", market.datahub);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    }

    /** Settles, approves twice, and answers what became of datahub's payout. */
    String settle() {
        String id = propose().path("id");
        Response approved = approve(id);
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        Response again = approve(id);
        assertThat(again.asString()).isEqualTo(approved.asString());
        return approved.path(payout("selfBilling.outcome"));
    }

    Response propose() {
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
        return market.made("fiona", "/v1/finance/settlements", Map.of("currency", "EUR", "executeOn", day));
    }

    Response approve(String settlement) {
        return market.post("felix", "/v1/finance/settlements/" + settlement + "/approval", "");
    }

    /** Why an approval has left datahub out, whether or not others were paid. */
    String leftOut(Response approved) {
        return leftOut(approved, market.datahub);
    }

    /** The same of any partner. */
    static String leftOut(Response approved, String tenant) {
        return approved.statusCode() == 409
                ? approved.path("detail")
                : approved.path("omitted.find { it.tenant == '" + tenant + "' }.reason");
    }

    /** The path to something of datahub's payout in a settlement. */
    String payout(String what) {
        return "payouts.find { it.tenant == '" + market.datahub + "' }." + what;
    }

    Response own(String path) {
        return market.as("dan").get("/v1/tenants/" + market.datahub + "/self-billed-invoices" + path);
    }

    Response finances(String path) {
        return market.as("fiona").get("/v1/finance/self-billed-invoices" + path);
    }

    String number(int place) {
        int year = LocalDate.now(ZoneOffset.UTC).getYear();
        return "SB-" + market.datahub + "-" + year + "-00000" + place;
    }

    static String text(Response pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
