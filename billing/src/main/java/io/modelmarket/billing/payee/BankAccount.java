package io.modelmarket.billing.payee;

import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What payouts go to: an account that is known everywhere by its IBAN, or one that is known by its bank. */
public sealed interface BankAccount permits IbanAccount, OtherAccount {

    /** Its bank, where that is said. */
    @Nullable Bic bic();

    /** Where its holder lives or is established, ISO 3166-1 alpha-2; where that is said. */
    @Nullable String country();

    /** Whether SEPA's banks transfer a currency to it among themselves. */
    boolean isInSepa(Currency currency);

    /** Whether enough is said of it to transfer a currency: outside SEPA its bank and its holder's country, too. */
    default boolean isReachedIn(Currency currency) {
        return isInSepa(currency) || (bic() != null && country() != null);
    }

    /**
     * A country's code as it is written.
     *
     * @throws IllegalArgumentException when it is none
     */
    static String countryCode(String code) {
        String written = code.toUpperCase(Locale.ROOT);
        if (!Bic.isCountry(written)) {
            throw new IllegalArgumentException("country is no ISO 3166-1 alpha-2 code, such as CN");
        }
        return written;
    }
}
