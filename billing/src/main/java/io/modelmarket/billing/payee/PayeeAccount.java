package io.modelmarket.billing.payee;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bank account that consumers pay to: by its IBAN, or where banks have none by its number and the bank's BIC.
 *
 * @param holder whose it is
 * @param iban without blanks
 * @param number as the bank writes it; there is this or the IBAN
 * @param bic the bank's, without blanks and in capitals; optional beside an IBAN
 * @param bank its name, where it is said
 */
public record PayeeAccount(
        String holder,
        @Nullable String iban,
        @Nullable String number,
        @Nullable String bic,
        @Nullable String bank) {

    private static final int MOST_CHARACTERS = 70;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./-]{0,33}");
    private static final Pattern PRINTED = Pattern.compile("\\P{Cntrl}{1," + MOST_CHARACTERS + "}");

    /**
     * Checks what is said of it.
     *
     * @throws IllegalArgumentException saying what is wrong, in words that follow the account's name
     */
    public PayeeAccount {
        if ((iban == null) == (number == null)) {
            throw new IllegalArgumentException("needs an iban, or the number of an account that has none");
        }
        if (number != null && (bic == null || !NUMBER.matcher(number).matches())) {
            throw new IllegalArgumentException(
                    "needs with number, of at most 34 letters, digits and . / -, the bank's bic");
        }
        if (!PRINTED.matcher(holder).matches()
                || (bank != null && !PRINTED.matcher(bank).matches())) {
            throw new IllegalArgumentException(
                    "holder and bank must have 1 to " + MOST_CHARACTERS + " printable characters");
        }
        iban = iban == null ? null : new Iban(iban).value();
        bic = bic == null ? null : new Bic(bic).value();
    }

    /** What it is told by: the IBAN in groups of four, else the number; then the BIC and the bank's name. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(iban == null ? String.valueOf(number) : "IBAN " + iban.replaceAll("(.{4})(?=.)", "$1 "));
        if (bic != null) {
            lines.add("BIC " + bic);
        }
        if (bank != null) {
            lines.add(bank);
        }
        return List.copyOf(lines);
    }
}
