package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner is paid in its account's currency, at the rate of the day on which the settlement was proposed. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PayoutCurrencyTest {

    private static final String IBAN = "NL91ABNA0417164300";
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private EarningPartner partner;
    private Market market;

    @BeforeEach
    void earn() {
        partner = EarningPartner.open();
        market = partner.market;
    }

    @Test
    void isChangedAsProposedAndBookedInBothCurrencies() throws SQLException {
        rate("EUR,SEK,11.25");
        account("SEK");
        partner.share(500, LONG_AGO);
        Response proposed = partner.propose();
        String id = proposed.path("id");
        JsonPath exchange = proposed.jsonPath().setRootPath(partner.payout("exchange"));
        assertThat(exchange.getString("paid.amount")).isEqualTo("56.25");
        assertThat(exchange.getString("paid.currency")).isEqualTo("SEK");
        assertThat(exchange.getString("rate")).isEqualTo("11.25");
        assertThat(exchange.getString("rateDate")).isEqualTo(today.toString());
        assertThat(proposed.<String>path(partner.payout("total.amount"))).isEqualTo("5.00");

        Response approved = partner.approve(id);
        assertThat(approved.<String>path("state")).as(approved.asString()).isEqualTo("APPROVED");
        assertThat(booked("payout/" + id + "/%"))
                .contains(
                        "SETTLEMENT " + market.datahub + " PARTNER_PAYABLE EUR 500",
                        "SETTLEMENT platform LIQUIDITY EUR -500",
                        "PAYOUT platform LIQUIDITY SEK 5625",
                        "PAYOUT platform OUTGOING SEK -5625");
        assertThat(market.as("fiona")
                        .get("/v1/finance/settlements/" + id + "/pain.001")
                        .asString())
                .contains("<InstdAmt Ccy=\"SEK\">56.25</InstdAmt>", "-SEK</PmtInfId>");
        assertStatementShowsIt(id);
    }

    @Test
    void isLeftOutWithTheReasonWhereThereIsNoRate() throws SQLException {
        account("NOK");
        partner.share(500, LONG_AGO);
        assertThat(market.as("gus")
                        .body(Map.of("holder", "Gridco", "iban", IBAN))
                        .put("/v1/tenants/{t}/payout-account", market.gridco)
                        .statusCode())
                .isEqualTo(200);
        PayoutTest.owe(market.gridco, 900, LONG_AGO);
        Response proposed = partner.propose();
        assertThat(proposed.<List<String>>path("payouts.tenant"))
                .contains(market.gridco)
                .doesNotContain(market.datahub);
        String reason = proposed.path("omitted.find { it.tenant == '" + market.datahub + "' }.reason");
        assertThat(reason).contains("no exchange rate of EUR and NOK", today.toString(), "Import one");
        assertThat(market.as("fiona")
                        .get("/v1/finance/settlements")
                        .<String>path("items[0].omitted.find { it.tenant == '" + market.datahub + "' }.amount.amount"))
                .isEqualTo("5.00");
        account("EUR");
        assertThat(partner.propose().<List<String>>path("payouts.tenant")).contains(market.datahub);
    }

    @Test
    void anAccountNamesAKnownCurrencyOrNone() {
        assertThat(put("XYZ").statusCode()).isEqualTo(400);
        assertThat(put("EURO").statusCode()).isEqualTo(400);
        assertThat(put("JPY").<String>path("currency")).isEqualTo("JPY");
        Response none = market.as("dan")
                .body(Map.of("holder", "Datahub", "iban", IBAN))
                .put("/v1/tenants/{t}/payout-account", market.datahub);
        assertThat(none.<String>path("currency")).isNull();
    }

    private void assertStatementShowsIt(String settlement) throws SQLException {
        String path = "/v1/tenants/" + market.datahub + "/statements?period=" + YearMonth.from(today.plusDays(3));
        JsonPath payout = market.as("dan").get(path).jsonPath().setRootPath("payouts[0]");
        assertThat(payout.getString("settlement")).isEqualTo(settlement);
        assertThat(payout.getString("total.amount")).isEqualTo("5.00");
        assertThat(payout.getString("exchange.paid.amount")).isEqualTo("56.25");
        assertThat(payout.getString("exchange.rate")).isEqualTo("11.25");
        assertThat(payout.getString("exchange.rateDate")).isEqualTo(today.toString());
        String count = "SELECT count(*) FROM payout_exchange WHERE tenant = ?";
        try (Books own = Books.asService(market.datahub);
                Books others = Books.asService(market.gridco)) {
            assertThat(own.number(count, market.datahub)).isEqualTo(1);
            assertThat(others.number(count, market.datahub)).isZero();
            assertThat(own.number("SELECT count(*) FROM settlement_omission")).isZero();
        }
    }

    private void rate(String pair) {
        Response taken = market.as("fiona")
                .contentType("text/csv")
                .body("date,base,quote,rate,source\n" + today + "," + pair + ",ECB\n")
                .post("/v1/finance/exchange-rates");
        assertThat(taken.statusCode()).as(taken.asString()).isBetween(200, 299);
    }

    private void account(String currency) {
        assertThat(put(currency).statusCode()).isEqualTo(200);
    }

    private Response put(String currency) {
        return market.as("dan")
                .body(Map.of(
                        "holder", "Datahub", "iban", IBAN, "bic", "ABNANL2A", "country", "NL", "currency", currency))
                .put("/v1/tenants/{t}/payout-account", market.datahub);
    }

    /** The entries of a reference with the transaction that they are in. */
    private static List<Object> booked(String reference) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query(
                    "SELECT upper(split_part(t.idempotency_key, '/', 1)) || ' ' || a.tenant || ' ' || a.purpose || ' '"
                            + " || e.currency || ' ' || e.amount_minor FROM ledger_entry e"
                            + " JOIN ledger_transaction t ON t.id = e.transaction_id"
                            + " JOIN ledger_account a ON a.id = e.account_id WHERE e.reference LIKE ?",
                    reference);
        }
    }
}
