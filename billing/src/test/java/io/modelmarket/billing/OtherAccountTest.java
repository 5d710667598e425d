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

/** Partners are paid where there are no IBANs too; who cannot be paid is named. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class OtherAccountTest {

    private static final Map<String, String> BEIJING = Map.of(
            "holder",
            "北京科技",
            "latinHolder",
            "Beijing Keji",
            "account",
            "6222021001001234567",
            "bic",
            "BKCHCNBJ",
            "country",
            "CN");

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
    void anAccountWithoutAnIbanIsPaidOutsideSepa() {
        Response put = put(BEIJING);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.jsonPath().<String, String>getMap("")).isEqualTo(BEIJING);
        String settlement = settled.settle();
        String payout = "payouts.find { it.tenant == '" + market.datahub + "' }.";
        assertThat(settled.settlement(settlement).getString(payout + "latinHolder"))
                .isEqualTo("Beijing Keji");
        assertThat(settled.settlement(settlement).getString(payout + "otherAccount.bic"))
                .isEqualTo("BKCHCNBJ");

        XmlPath file = settled.file(settlement).xmlPath();

        String transfer = "Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf.find { it.RmtInf.Ustrd.text().contains('"
                + market.datahub + "') }.";
        assertThat(file.getString(transfer + "Cdtr.Nm")).isEqualTo("Beijing Keji");
        assertThat(file.getString(transfer + "CdtrAcct.Id.Othr.Id")).isEqualTo("6222021001001234567");
        assertThat(file.getString(transfer + "CdtrAgt.FinInstnId.BICFI")).isEqualTo("BKCHCNBJ");
        BankSide bank = new BankSide(market, "EUR");
        String block = settlement.replace("-", "").substring(0, 31) + "-EUX";
        JsonPath debit = bank.entries(bank.take(bank.statement().ordered("5.00", bank.today, "B-1", block)));
        assertThat(debit.getString("items[0].state")).isEqualTo("SETTLED");
        assertThat(settled.state(settlement, "state")).isEqualTo("EXECUTED");
    }

    @Test
    void whoCannotBePaidIsNamed() throws SQLException {
        PayoutTest.owe(market.acme, 700, LONG_AGO);
        try (Books books = Books.asOwner("*")) {
            books.update("UPDATE payout_account SET holder = '北京科技' WHERE tenant = ?", market.datahub);
            books.commit();
        }

        JsonPath proposed = settled.partner.propose().jsonPath();

        assertThat(omitted(proposed, market.acme)).contains("has named no payout account");
        assertThat(proposed.getString("omitted.find { it.tenant == '" + market.acme + "' }.amount.amount"))
                .isEqualTo("7.00");
        assertThat(omitted(proposed, market.datahub)).contains("name in Latin letters");
        assertThat(proposed.getList("payouts.tenant")).contains(market.gridco);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latinHolder||latinHolder|in Latin letters",
                "latinHolder|北京|latinHolder|in Latin letters",
                "bic||bic|required",
                "bic|BKCH|bic|8",
                "bic|DEUTDEFF|account|have an IBAN",
                "country||country|required",
                "country|ZZ|country|ISO 3166",
                "account|a/b|account|hyphens",
                "account||iban|iban",
                "iban|NL91ABNA0417164300|iban|by its iban, or"
            })
    void saysWhatIsWrongAndWhere(String field, @Nullable String value, String at, String says) {
        Map<String, String> account = new HashMap<>(BEIJING);
        account.remove(field);
        if (value != null) {
            account.put(field, value);
        }
        Response refused = put(account);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.<String>path("errors[0].field")).isEqualTo(at);
        assertThat(refused.asString()).contains(says);
    }

    private static String omitted(JsonPath proposed, String tenant) {
        return proposed.getString("omitted.find { it.tenant == '" + tenant + "' }.reason");
    }

    private Response put(Map<String, String> account) {
        return market.as("dan").body(account).put("/v1/tenants/{t}/payout-account", market.datahub);
    }
}
