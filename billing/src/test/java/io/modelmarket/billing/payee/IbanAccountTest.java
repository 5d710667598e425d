package io.modelmarket.billing.payee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbanAccountTest {

    private static final String PARIS = "FR1420041010050500013M02606";
    private static final String ANKARA = "TR330006100519786457841326";

    @ParameterizedTest
    @CsvSource({
        ANKARA + ", TGBATRIS, EUR, true",
        ANKARA + ", , EUR, false",
        PARIS + ", , EUR, true",
        PARIS + ", , USD, false",
        PARIS + ", BNPAFRPP, USD, true",
        "XK051212012345678906, NLPRXKPR, EUR, true"
    })
    void outsideSepaItSaysItsBank(String iban, @Nullable String bic, String currency, boolean isReached) {
        assertThat(account(iban, bic).isReachedIn(Currency.getInstance(currency)))
                .isEqualTo(isReached);
    }

    @Test
    void outsideSepaItSaysItsHoldersCountryToo() {
        IbanAccount account = new IbanAccount(new Iban(ANKARA), new Bic("TGBATRIS"), null);
        assertThat(account.isReachedIn(Currency.getInstance("EUR"))).isFalse();
        assertThatThrownBy(() -> new IbanAccount(new Iban(ANKARA), null, "ZZ")).hasMessageContaining("ISO 3166-1");
        assertThat(new IbanAccount(new Iban(ANKARA), null, "de").country()).isEqualTo("DE");
    }

    @ParameterizedTest
    @CsvSource({
        PARIS + ", BNPAGPGX",
        PARIS + ", SOGENCNN",
        "GB29NWBK60161331926819, RBOSGGSX",
        "MC5811222000010123456789030, CRLYFRPP",
        "IE29AIBK93115212345678, ULSBGB2D",
        "NL91ABNA0417164300, ABNANL2AXXX"
    })
    void aBankIsInTheIbansCountryOrAsGoodAs(String iban, String bic) {
        assertThat(account(iban, bic).bic()).isEqualTo(new Bic(bic));
    }

    @ParameterizedTest
    @CsvSource({ANKARA + ", DEUTDEFF", PARIS + ", RBOSGGSX", "NL91ABNA0417164300, TGBATRIS"})
    void aBankOfAnotherCountryIsRefused(String iban, String bic) {
        assertThatThrownBy(() -> account(iban, bic))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bank in " + bic.substring(4, 6), "IBAN is of " + iban.substring(0, 2));
    }

    private static IbanAccount account(String iban, @Nullable String bic) {
        return new IbanAccount(new Iban(iban), bic == null ? null : new Bic(bic), bic == null ? null : "DE");
    }
}
