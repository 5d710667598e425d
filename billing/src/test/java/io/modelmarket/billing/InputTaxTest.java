package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;

/** A partner whose supply is taxed is paid the tax on top of its shares, and the market books it as input tax. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class InputTaxTest {

    private static final String VAT_ID = "DE999999999";
    private EarningPartner partner;
    private Market market;

    @BeforeEach
    void earn() {
        partner = EarningPartner.open();
        market = partner.market;
        Taxes.german(market);
        partner.agree();
        partner.profile("DE", VAT_ID);
    }

    @Test
    void isProposedBookedAndPaidOnTopOfTheShares() throws SQLException {
        partner.share(505, LONG_AGO);
        partner.share(-5, Duration.ofMinutes(1));
        Response proposed = partner.propose();
        assertThat(proposed.<String>path(partner.payout("amount.amount"))).isEqualTo("5.00");
        assertThat(proposed.<String>path(partner.payout("tax.amount"))).isEqualTo("0.95");
        assertThat(proposed.<String>path(partner.payout("total.amount"))).isEqualTo("5.95");
        String id = proposed.path("id");
        assertThat(partner.approve(id).<String>path(partner.payout("selfBilling.number")))
                .isEqualTo(partner.number(1));

        assertThat(booked("self-billed/" + partner.number(1)))
                .containsExactlyInAnyOrder("platform INPUT_TAX 95", market.datahub + " PARTNER_PAYABLE -95");
        assertThat(booked("settlement/" + id))
                .contains(market.datahub + " PARTNER_PAYABLE 595", "platform OUTGOING -595");
        String transfer = "Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf.find { it.RmtInf.Ustrd.text().contains('"
                + market.datahub + "') }.Amt.InstdAmt";
        Response file = market.as("fiona").get("/v1/finance/settlements/" + id + "/pain.001");
        assertThat(file.xmlPath().getString(transfer)).isEqualTo("5.95");
        // What was taxed and paid leaves nothing behind, also of shares that are due the next day.
        partner.share(300, LONG_AGO);
        assertThat(partner.propose().<String>path(partner.payout("total.amount")))
                .isEqualTo("3.57");
    }

    @Test
    void standsOnTheDocumentAndInTheSummary() throws SQLException, IOException {
        partner.share(500, LONG_AGO);
        partner.settle();
        JsonPath invoice = partner.own("/" + partner.number(1)).jsonPath();
        assertThat(invoice.getString("subtotal.amount")).isEqualTo("5.00");
        assertThat(invoice.getString("tax.amount")).isEqualTo("0.95");
        assertThat(invoice.getString("total.amount")).isEqualTo("5.95");
        assertThat(invoice.getString("taxes[0].treatment")).isEqualTo("DOMESTIC");
        assertThat(invoice.getString("taxes[0].rate")).isEqualTo("19");
        assertThat(partner.own("").<String>path("items[0].tax.amount")).isEqualTo("0.95");
        assertThat(EarningPartner.text(partner.own("/" + partner.number(1) + "/pdf?language=en")))
                .contains("Subtotal", "VAT 19 %", "5.95 EUR", VAT_ID);
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report = validator.validate(
                partner.finances("/" + partner.number(1) + "/factur-x").asByteArray(), "sb.pdf");
        assertThat(validator.wasCompletelyValid()).as(report).isTrue();

        String path = "/v1/finance/tax-summary?period=" + YearMonth.now(ZoneOffset.UTC);
        JsonPath summary = market.as("fiona").get(path).jsonPath();
        String row = "input.find { it.name == 'VAT 19 %' && it.tax.currency == 'EUR' }.";
        assertThat(summary.getString(row + "country")).isEqualTo("DE");
        assertThat(summary.getString(row + "difference.amount")).isEqualTo("0.00");
        assertThat(summary.getString(row + "ledger.amount")).isEqualTo(summary.getString(row + "tax.amount"));
        assertThat(market.as("fiona").get(path + "&format=csv").asString())
                .containsPattern(",DE,DOMESTIC,VAT 19 %,19,EUR,[0-9.]+,[0-9.]+,[0-9.]+,0\\.00,INPUT,false\r\n");
    }

    @Test
    void isNotChargedByWhoIsNotRegisteredOrASmallBusiness() throws SQLException, IOException {
        partner.profile("DE", null);
        partner.say(Map.of("agreed", true, "taxNumber", "29/815/08153"));
        partner.share(200, LONG_AGO);
        assertThat(partner.settle()).isEqualTo("ISSUED");
        assertUntaxed(1, "no tax: the supplier is not registered for it");
        partner.profile("DE", VAT_ID);
        Response said = partner.say(Map.of("agreed", true, "taxNumber", "29/815/08153", "smallBusiness", true));
        assertThat(said.<Boolean>path("smallBusiness")).isTrue();
        assertThat(partner.consent().<String>path("taxNumber")).isEqualTo("29/815/08153");
        partner.share(200, LONG_AGO);
        assertThat(partner.settle()).isEqualTo("ISSUED");
        assertUntaxed(2, "no tax: the supplier is a small business");
        assertThat(EarningPartner.text(partner.own("/" + partner.number(2) + "/pdf?language=zh-CN")))
                .contains("29/815/08153", "不计税");
    }

    @Test
    void whoIsTaxedOtherwiseByThenIsNotPaid() throws SQLException {
        partner.share(500, LONG_AGO);
        String id = partner.propose().path("id");
        partner.say(Map.of("agreed", true, "smallBusiness", true));
        assertThat(partner.leftOut(partner.approve(id))).contains("taxed otherwise");
        assertThat(partner.own("").jsonPath().getList("items")).isEmpty();
        assertThat(partner.settle()).isEqualTo("ISSUED");
        assertThat(partner.own("/" + partner.number(1)).<String>path("total.amount"))
                .isEqualTo("5.00");
    }

    private void assertUntaxed(int place, String why) {
        JsonPath invoice = partner.own("/" + partner.number(place)).jsonPath();
        assertThat(invoice.getString("taxes[0].treatment")).isEqualTo("SMALL_BUSINESS");
        assertThat(invoice.getString("taxes[0].name")).isEqualTo(why);
        assertThat(invoice.getString("total.amount")).isEqualTo("2.00");
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report = validator.validate(
                partner.own("/" + partner.number(place) + "/factur-x").asByteArray(), "sb.pdf");
        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
    }

    /** The entries of a transaction: tenant, purpose, minor units. */
    private static List<Object> booked(String key) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query(
                    "SELECT a.tenant || ' ' || a.purpose || ' ' || e.amount_minor FROM ledger_transaction t"
                            + " JOIN ledger_entry e ON e.transaction_id = t.id"
                            + " JOIN ledger_account a ON a.id = e.account_id WHERE t.idempotency_key = ?",
                    key);
        }
    }
}
