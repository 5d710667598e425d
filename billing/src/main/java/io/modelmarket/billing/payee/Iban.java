package io.modelmarket.billing.payee;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** An international bank account number (ISO 13616) whose check digits are right, without blanks. Plain Java. */
public record Iban(String value) implements BankAccount {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /**
     * Checks form and check digits.
     *
     * @throws IllegalArgumentException when either is wrong
     */
    public Iban {
        value = value.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()
                || !digits(value.substring(4) + value.substring(0, 4))
                        .mod(MODULUS)
                        .equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("iban is no IBAN: look for a mistyped digit");
        }
    }

    private static BigInteger digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString());
    }
}
