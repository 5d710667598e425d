package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners are paid what the ledger owes them for long enough, once, after two people have agreed. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PayoutTest {

    private static final String SETTLEMENTS = "/v1/finance/settlements";
    private static final String IBAN = "NL91ABNA0417164300";
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void paysWhatIsDueOnceASecondPersonApproves() throws SQLException {
        account("dan", market.datahub);
        owe(market.datahub, 500, Duration.ofDays(40));
        owe(market.datahub, 300, Duration.ofDays(1));
        owe(market.gridco, 900, Duration.ofDays(40));
        String id = propose().path("id");
        assertThat(payout(propose().path("id"))).isEqualTo("5.00");
        assertThat(approve("felix", id).statusCode()).isEqualTo(409);

        id = propose().path("id");
        assertThat(approve("fiona", id).statusCode()).isEqualTo(403);
        assertThat(market.as("fiona").get(SETTLEMENTS + "/" + id + "/pain.001").statusCode())
                .isEqualTo(409);
        Response approved = approve("felix", id);
        assertThat(approved.<String>path("state")).as(approved.asString()).isEqualTo("APPROVED");
        assertThat(approve("felix", id).statusCode()).isEqualTo(200);
        assertThat(balance(market.datahub)).isEqualTo("-3.00");
        assertThat(balance(market.gridco)).isEqualTo("-9.00");
        owe(market.acme, 100, Duration.ofDays(40));
        account("alice", market.acme);
        assertThat(payout(propose().path("id"))).isNull();
    }

    @Test
    void theFileForTheBankHoldsEveryPayoutAndTheirSum() throws SQLException {
        account("dan", market.datahub);
        owe(market.datahub, 12_345, Duration.ofDays(40));
        String id = propose().path("id");
        approve("felix", id);
        Response file = market.as("fiona").get(SETTLEMENTS + "/" + id + "/pain.001");
        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
        XmlPath xml = file.xmlPath().setRootPath("Document.CstmrCdtTrfInitn");
        String transfer = "PmtInf.CdtTrfTxInf.find { it.RmtInf.Ustrd.text().contains('" + market.datahub + "') }";
        assertThat(xml.getString(transfer + ".CdtrAcct.Id.IBAN")).isEqualTo(IBAN);
        assertThat(file.asString()).contains("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
        assertThat(xml.getString(transfer + ".Amt.InstdAmt")).isEqualTo("123.45");
        assertThat(xml.getString(transfer + ".Amt.InstdAmt.@Ccy")).isEqualTo("EUR");
        assertThat(xml.getString(transfer + ".Cdtr.Nm")).isEqualTo("Datahub + Sohne");
        assertThat(xml.getString("PmtInf.DbtrAcct.Id.IBAN")).isEqualTo("DE89370400440532013000");
        List<String> amounts = xml.getList("PmtInf.CdtTrfTxInf.Amt.InstdAmt", String.class);
        assertThat(xml.getInt("GrpHdr.NbOfTxs")).isEqualTo(amounts.size());
        assertThat(new BigDecimal(xml.getString("GrpHdr.CtrlSum")))
                .isEqualByComparingTo(amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(xml.getString("GrpHdr.MsgId").length()).isLessThanOrEqualTo(35);
        assertThat(xml.getString(transfer + ".PmtId.EndToEndId").length()).isLessThanOrEqualTo(35);
    }

    @Test
    void whoIsOwedLessByThenIsNotPaid() throws SQLException {
        account("dan", market.datahub);
        owe(market.datahub, 700, Duration.ofDays(40));
        String id = propose().path("id");
        owe(market.datahub, -200, Duration.ZERO);
        assertThat(EarningPartner.leftOut(approve("felix", id), market.datahub)).contains("owed less by now");
        assertThat(balance(market.datahub)).isEqualTo("-5.00");
        assertThat(payout(propose().path("id"))).isEqualTo("5.00");
    }

    @Test
    void lessThanTheMinimumIsCarriedOn() throws SQLException {
        account("dan", market.datahub);
        account("gus", market.gridco);
        owe(market.datahub, 99, Duration.ofDays(40));
        owe(market.gridco, 100, Duration.ofDays(40));
        List<String> paid = propose().path("payouts.tenant");
        assertThat(paid).contains(market.gridco).doesNotContain(market.datahub);
        Response nothing = market.post("fiona", SETTLEMENTS, Map.of("currency", "KWD", "executeOn", day()));
        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(nothing.<String>path("detail")).contains("9.000 KWD");
    }

    @Test
    void anAccountHasAnIbanWithoutMistypedDigits() {
        Response wrong = put("dan", market.datahub, IBAN.replace("43", "34"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.<String>path("detail")).contains("mistyped");
        assertThat(put("dan", market.datahub, "nl91 abna 0417 1643 00").<String>path("iban"))
                .isEqualTo(IBAN);
        assertThat(market.as("gus")
                        .get("/v1/tenants/{t}/payout-account", market.gridco)
                        .statusCode())
                .isEqualTo(404);
        assertThat(market.as("gus")
                        .get("/v1/tenants/{t}/payout-account", market.datahub)
                        .statusCode())
                .isEqualTo(404);
    }

    private void account(String user, String tenant) {
        assertThat(put(user, tenant, IBAN).statusCode()).isEqualTo(200);
    }

    private Response put(String user, String tenant, String iban) {
        return market.as(user)
                .body(Map.of("holder", "Datahub + Sohne", "iban", iban))
                .put("/v1/tenants/{t}/payout-account", tenant);
    }

    private Response propose() {
        return market.post("fiona", SETTLEMENTS, Map.of("currency", "EUR", "executeOn", day()));
    }

    private static String day() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
    }

    private Response approve(String user, String id) {
        return market.post(user, SETTLEMENTS + "/" + id + "/approval", "");
    }

    /** What a settlement pays this test's datahub. */
    private @Nullable String payout(String id) {
        return market.as("fiona")
                .get(SETTLEMENTS)
                .path("items.find { it.id == '" + id + "' }.payouts.find { it.tenant == '" + market.datahub
                        + "' }?.amount?.amount");
    }

    private String balance(String tenant) {
        return market.as("fiona")
                .get("/v1/finance/ledger/trial-balance")
                .path("items.find { it.tenant == '" + tenant + "' }.balance.amount");
    }

    /** Books a share of so many cents some time ago; a negative one takes back. */
    static void owe(String tenant, long cents, Duration ago) throws SQLException {
        try (Books books = Books.asService("*")) {
            long transaction = books.number(
                    "INSERT INTO ledger_transaction (idempotency_key, kind, description, booked_at)"
                            + " VALUES (?, 'TEST', 'a share', ?::timestamptz) RETURNING id",
                    UUID.randomUUID().toString(),
                    Instant.now().minus(ago).toString());
            enter(books, transaction, tenant, "PARTNER_PAYABLE", -cents);
            enter(books, transaction, "platform", "REVENUE_CLEARING", cents);
            books.commit();
        }
    }

    private static void enter(Books books, long transaction, String tenant, String purpose, long amount)
            throws SQLException {
        books.update(
                "INSERT INTO ledger_account (tenant, purpose, currency) VALUES (?, ?, 'EUR') ON CONFLICT DO NOTHING",
                tenant,
                purpose);
        books.update(
                "INSERT INTO ledger_entry (transaction_id, account_id, tenant, currency, amount_minor, reference)"
                        + " SELECT ?, id, tenant, currency, ?, 'test' FROM ledger_account"
                        + " WHERE tenant = ? AND purpose = ? AND currency = 'EUR'",
                transaction,
                amount,
                tenant,
                purpose);
    }
}
