package io.modelmarket.billing;

import static io.modelmarket.billing.EarningPartner.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Outside SEPA an account with an IBAN names its bank, which the file for the bank does too; who has not is left out.
 */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class IbanBankTest {

    private static final Map<String, String> ANKARA =
            Map.of("holder", "Datahub", "iban", "TR330006100519786457841326", "bic", "TGBATRIS", "country", "TR");
    private static final Map<String, String> AMSTERDAM = Map.of("holder", "Datahub", "iban", "NL91ABNA0417164300");

    private SettledPartner settled;
    private Market market;

    @BeforeEach
    void earn() throws SQLException {
        settled = new SettledPartner();
        market = settled.market;
        settled.partner.share(500, LONG_AGO);
        settled.withGridco(900);
    }

    @Test
    void isInTheFileWithItsBank() {
        Response put = put(ANKARA);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.jsonPath().<String, String>getMap("")).isEqualTo(ANKARA);
        String settlement = settled.settle();
        assertThat(settled.settlement(settlement).<String, String>getMap(settled.partner.payout("ibanBank")))
                .isEqualTo(Map.of("bic", "TGBATRIS", "country", "TR"));

        XmlPath file = settled.file(settlement).xmlPath();

        String block = settlement.replace("-", "").substring(0, 31) + "-EUX";
        String transfer = "Document.CstmrCdtTrfInitn.PmtInf.find { it.PmtInfId == '" + block + "' }.CdtTrfTxInf.";
        assertThat(file.getString(transfer + "CdtrAcct.Id.IBAN")).isEqualTo(ANKARA.get("iban"));
        assertThat(file.getString(transfer + "CdtrAgt.FinInstnId.BICFI")).isEqualTo("TGBATRIS");
        assertThat(file.getString(transfer + "Cdtr.PstlAdr.Ctry")).isEqualTo("TR");
        BankSide bank = new BankSide(market, "EUR");
        JsonPath debit = bank.entries(bank.take(bank.statement().ordered("5.00", bank.today, "B-1", block)));
        assertThat(debit.getString("items[0].state")).isEqualTo("SETTLED");
        assertThat(settled.state(settlement, "state")).isEqualTo("EXECUTED");
    }

    @Test
    void withinSepaItIsOptional() {
        assertThat(put(AMSTERDAM).statusCode()).isEqualTo(200);
        Map<String, String> more = new HashMap<>(AMSTERDAM);
        more.putAll(Map.of("bic", "abna nl 2a", "country", "nl"));
        assertThat(put(more).jsonPath().<String, String>getMap("")).containsEntry("bic", "ABNANL2A");
        XmlPath file = settled.file(settled.settle()).xmlPath();
        String transfer = "Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf.find { it.RmtInf.Ustrd.text().contains('"
                + market.datahub + "') }.";
        assertThat(file.getString(transfer + "CdtrAgt.FinInstnId.BICFI")).isEqualTo("ABNANL2A");
        assertThat(file.getString(transfer + "Cdtr.PstlAdr.Ctry")).isEmpty();
        more.put("currency", "SEK");
        assertThat(put(more).statusCode()).isEqualTo(200);
    }

    @Test
    void fromBeforeItIsLeftOutUntilThePartnerNamesItsBank() throws SQLException {
        assertThat(put(ANKARA).statusCode()).isEqualTo(200);
        forget("payout_account");

        JsonPath proposed = settled.partner.propose().jsonPath();

        assertLeftOut(proposed);
        assertThat(proposed.getList("payouts.tenant")).contains(market.gridco);
        assertThat(put(ANKARA).statusCode()).isEqualTo(200);
        assertThat(settled.state(settled.settle(), "state")).isEqualTo("ORDERED");
    }

    @Test
    void whatWasProposedBeforeIsLeftOutByTheApproval() throws SQLException {
        assertThat(put(ANKARA).statusCode()).isEqualTo(200);
        String settlement = settled.partner.propose().path("id");
        forget("payout_account");
        forget("payout");

        JsonPath approved = settled.partner.approve(settlement).jsonPath();

        assertLeftOut(approved);
        assertThat(settled.file(settlement).asString()).contains(market.gridco).doesNotContain(market.datahub);
    }

    @Test
    void whatWasApprovedBeforeIsNamedInsteadOfTheFile() throws SQLException {
        assertThat(put(ANKARA).statusCode()).isEqualTo(200);
        String settlement = settled.settle();
        forget("payout");

        Response refused = settled.file(settlement);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail"))
                .contains(settled.name(settlement), "does not say its bank and country", "refuse the payout");
        assertThat(settled.refuse(settlement, market.datahub).statusCode()).isEqualTo(200);
        assertThat(settled.file(settlement).asString()).contains(market.gridco).doesNotContain(market.datahub);
    }

    @Test
    void inAnotherCurrencyAnIbanOfSepaSaysItsBankToo() {
        Map<String, String> kronor = new HashMap<>(AMSTERDAM);
        kronor.put("currency", "SEK");
        Response refused = put(kronor);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.<String>path("errors[0].field")).isEqualTo("bic");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bic||bic|required of an account outside SEPA",
                "country||country|required of an account outside SEPA",
                "bic|DEUTDEFF|bic|in DE, and the IBAN is of TR",
                "bic|TGBATRI1X|bic|8",
                "country|ZZ|country|ISO 3166",
                "iban|TR330006100519786457841327|iban|mistyped"
            })
    void saysWhatIsWrongAndWhere(String field, @Nullable String value, String at, String says) {
        Map<String, String> account = new HashMap<>(ANKARA);
        account.remove(field);
        if (value != null) {
            account.put(field, value);
        }
        Response refused = put(account);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.<String>path("errors[0].field")).isEqualTo(at);
        assertThat(refused.asString()).contains(says);
    }

    private void assertLeftOut(JsonPath settlement) {
        String omitted = "omitted.find { it.tenant == '" + market.datahub + "' }.";
        assertThat(settlement.getString(omitted + "code")).isEqualTo("NO_BANK");
        assertThat(settlement.getString(omitted + "reason")).contains("BIC", "adds them to its payout account");
        assertThat(settlement.getList("payouts.tenant")).doesNotContain(market.datahub);
    }

    /** As a row of before, when IBANs had no banks. */
    private void forget(String table) throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update("UPDATE " + table + " SET bic = NULL, country = NULL WHERE tenant = ?", market.datahub);
            books.commit();
        }
    }

    private Response put(Map<String, String> account) {
        return market.as("dan").body(account).put("/v1/tenants/{t}/payout-account", market.datahub);
    }
}
