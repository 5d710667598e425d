package io.modelmarket.billing.payee;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account with an IBAN, which within SEPA says enough by itself. Plain Java.
 *
 * @param country where its holder lives or is established, ISO 3166-1 alpha-2
 */
public record IbanAccount(
        Iban iban, @Nullable Bic bic, @Nullable String country) implements BankAccount {

    /**
     * Checks that the bank, if it is said, is where the account is.
     *
     * @throws IllegalArgumentException when it is elsewhere, or the country is none
     */
    public IbanAccount {
        country = country == null ? null : BankAccount.countryCode(country);
        if (bic != null && !iban.isAt(bic)) {
            throw new IllegalArgumentException("bic is of a bank in " + bic.country() + ", and the IBAN is of "
                    + iban.country() + ": name the bank that has the account");
        }
    }

    @Override
    public boolean isInSepa(Currency currency) {
        return currency.getCurrencyCode().equals("EUR") && iban.isInSepa();
    }
}
