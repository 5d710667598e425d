package io.modelmarket.billing.payee;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A bank by its business identifier code (ISO 9362), without blanks. Plain Java. */
public record Bic(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final int COUNTRY = 4;
    private static final int LOCATION = 6;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final String KOSOVO = "XK";

    /** By the registry of ISO 13616. */
    private static final Set<String> WITH_IBANS = Set.of(
            ("AD AE AL AT AZ BA BE BG BH BI BR BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI GL GR GT HN HR HU"
                            + " IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MN MR MT MU NI NL NO OM PK PL"
                            + " PS PT QA RO RS RU SA SC SD SE SI SK SM SO ST SV TL TN TR UA VA VG XK YE")
                    .split(" "));

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException when it is another, or of no country
     */
    public Bic {
        value = value.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches() || !isCountry(value.substring(COUNTRY, LOCATION))) {
            throw new IllegalArgumentException(
                    "bic is no BIC: it has 8 or 11 letters and digits, the fifth and sixth a country's, such as BKCHCNBJ");
        }
    }

    /** Where the bank is. */
    public String country() {
        return value.substring(COUNTRY, LOCATION);
    }

    /** Whether accounts at the bank have IBANs. */
    public boolean hasIbans() {
        return WITH_IBANS.contains(country());
    }

    /** Whether it is a country's ISO 3166-1 alpha-2 code. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code) || code.equals(KOSOVO);
    }
}
