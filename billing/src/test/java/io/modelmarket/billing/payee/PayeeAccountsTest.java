package io.modelmarket.billing.payee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayeeAccountsTest {

    private static final String ACCOUNT = "market.seller.account.";
    private static final String IBAN = "de89 3704 0044 0532 0130 00";

    @Test
    void aCurrencyHasTheUsualAccountUnlessItHasItsOwn() {
        PayeeAccounts accounts = accounts(Map.of(
                "market.seller.legal-name",
                "Modelmarket GmbH",
                ACCOUNT + "iban",
                IBAN,
                "market.seller.account-in.usd.number",
                "000123456789",
                "market.seller.account-in.usd.bic",
                "EXAMUS33",
                "market.seller.account-in.usd.holder",
                "Modelmarket Inc."));
        assertThat(accounts.of(Currency.getInstance("EUR")))
                .contains(new PayeeAccount("Modelmarket GmbH", "DE89370400440532013000", null, null, null))
                .isEqualTo(accounts.of(Currency.getInstance("JPY")));
        assertThat(accounts.of(Currency.getInstance("USD")))
                .contains(new PayeeAccount("Modelmarket Inc.", null, "000123456789", "EXAMUS33", null));
    }

    @Test
    void withoutAnyThereIsNone() {
        assertThat(accounts(Map.of()).of(Currency.getInstance("EUR"))).isEmpty();
        PayeeAccounts one = accounts(Map.of("market.seller.account-in.EUR.iban", IBAN));
        assertThat(one.of(Currency.getInstance("EUR"))).isPresent();
        assertThat(one.of(Currency.getInstance("USD"))).isEmpty();
    }

    @Test
    void aBicIsTheSameAsOfPayouts() {
        assertThat(new PayeeAccount("M", null, "12/345", "e1 amus33", null).bic())
                .isEqualTo(new Bic("E1AMUS33").value())
                .isEqualTo("E1AMUS33");
    }

    @Test
    void isToldInGroupsOfFour() {
        assertThat(new PayeeAccount("M", "DE89370400440532013000", null, "COBADEFFXXX", "A bank").lines())
                .containsExactly("IBAN DE89 3704 0044 0532 0130 00", "BIC COBADEFFXXX", "A bank");
        assertThat(new PayeeAccount("M", null, "12/345", "EXAMUS33", null).lines())
                .containsExactly("12/345", "BIC EXAMUS33");
    }

    @ParameterizedTest
    @CsvSource({
        "account.iban, DE88370400440532013000, account: iban is no IBAN",
        "account.bic, COBADEFFXXX, account: needs an iban",
        "account.number, 12345, the bank's bic",
        "account-in.eur.iban, DE00, account-in.eur: iban is no IBAN",
        "account-in.euros.iban, DE89370400440532013000, euros is no currency"
    })
    void whatIsWrongIsNamedAtTheStart(String key, String value, String because) {
        assertThatThrownBy(() -> accounts(Map.of("market.seller." + key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("market.seller." + key.substring(0, key.lastIndexOf('.')))
                .hasMessageContaining(because);
    }

    @Test
    void anAccountIsOneAndItsBankIsKnown() {
        assertThatThrownBy(() -> new PayeeAccount("M", "DE89370400440532013000", "1", "EXAMUS33", null))
                .hasMessageContaining("needs an iban, or");
        assertThatThrownBy(() -> new PayeeAccount("M", "DE89370400440532013000", null, "EXAM", null))
                .hasMessageContaining("bic is no BIC: it has 8 or 11 letters and digits");
        assertThatThrownBy(() -> new PayeeAccount("M", "DE89370400440532013000", null, "COBAZZFF", null))
                .hasMessageContaining("the fifth and sixth a country's");
        assertThatThrownBy(() -> new PayeeAccount(" \n", "DE89370400440532013000", null, null, null))
                .hasMessageContaining("printable");
    }

    private static PayeeAccounts accounts(Map<String, String> settings) {
        return new PayeeAccounts(new SmallRyeConfigBuilder()
                .withMapping(PayeeConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(PayeeConfig.class));
    }
}
