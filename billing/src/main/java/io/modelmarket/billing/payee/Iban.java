package io.modelmarket.billing.payee;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** An international bank account number (ISO 13616) whose check digits are right, without blanks. Plain Java. */
public record Iban(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /**
     * The SEPA scheme's countries, by the European Payments Council's list of its geographical scope (EPC409-09); parts
     * of a country that are in it have the country's code.
     */
    public static final Set<String> SEPA = Set.of(
            ("AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO"
                            + " RS SE SI SK SM VA")
                    .split(" "));

    /**
     * Where else than in an IBAN's own country its bank may be: its territories, and neighbours with branches in it.
     */
    private static final Map<String, Set<String>> BANKS_ELSEWHERE = Map.of(
            "DK", Set.of("FO", "GL"),
            "FI", Set.of("AX"),
            "FR", Set.of("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"),
            "GB", Set.of("GG", "IM", "JE", "VG"),
            "IE", Set.of("GB"),
            "MC", Set.of("FR"));

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

    /** Whether SEPA's banks transfer euros to it among themselves. */
    public boolean isInSepa() {
        return SEPA.contains(country());
    }

    /** By whose rules it is written, ISO 3166-1 alpha-2. */
    public String country() {
        return value.substring(0, 2);
    }

    /** Whether a bank can have an account of that number, as far as countries tell. */
    public boolean isAt(Bic bank) {
        return bank.country().equals(country())
                || BANKS_ELSEWHERE.getOrDefault(country(), Set.of()).contains(bank.country());
    }

    private static BigInteger digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString());
    }
}
