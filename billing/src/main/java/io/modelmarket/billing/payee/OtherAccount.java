package io.modelmarket.billing.payee;

import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An account at a bank of a country without IBANs. Plain Java.
 *
 * @param id its number at the bank, without blanks
 * @param country where its holder lives or is established, ISO 3166-1 alpha-2
 */
public record OtherAccount(String id, Bic bic, String country) implements BankAccount {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9](?:[A-Z0-9-]{0,32}[A-Z0-9])?");

    /**
     * Checks each by itself, and that the account is not known by an IBAN.
     *
     * @throws IllegalArgumentException when one is not as it has to be
     */
    public OtherAccount {
        id = id.replace(" ", "").toUpperCase(Locale.ROOT);
        country = BankAccount.countryCode(country);
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "account is no account's number: it has up to 34 letters of A to Z, digits and hyphens");
        }
        if (bic.hasIbans()) {
            throw new IllegalArgumentException(
                    "account is at a bank in " + bic.country() + ", where accounts have an IBAN: give that");
        }
    }

    @Override
    public boolean isInSepa(Currency currency) {
        return false;
    }
}
