package io.modelmarket.billing.tax;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A VAT identification number without blanks. One of the European Union has its member's prefix and form; whether it
 * was given to anybody is not asked. Plain Java.
 */
public record VatId(String value) {

    private static final Pattern ELSEWHERE = Pattern.compile("[A-Z0-9]{2,20}");

    /** What follows the prefix, by ISO country; the prefix is the country but for Greece. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            entry("AT", "U\\d{8}"),
            entry("BE", "[01]\\d{9}"),
            entry("BG", "\\d{9,10}"),
            entry("CY", "\\d{8}[A-Z]"),
            entry("CZ", "\\d{8,10}"),
            entry("DE", "\\d{9}"),
            entry("DK", "\\d{8}"),
            entry("EE", "\\d{9}"),
            entry("ES", "([A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z])"),
            entry("FI", "\\d{8}"),
            entry("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
            entry("GR", "\\d{9}"),
            entry("HR", "\\d{11}"),
            entry("HU", "\\d{8}"),
            entry("IE", "(\\d{7}[A-W][A-I]?|\\d[A-Z+*]\\d{5}[A-W])"),
            entry("IT", "\\d{11}"),
            entry("LT", "(\\d{9}|\\d{12})"),
            entry("LU", "\\d{8}"),
            entry("LV", "\\d{11}"),
            entry("MT", "\\d{8}"),
            entry("NL", "[A-Z0-9+*]{10}\\d{2}"),
            entry("PL", "\\d{10}"),
            entry("PT", "\\d{9}"),
            entry("RO", "\\d{2,10}"),
            entry("SE", "\\d{12}"),
            entry("SI", "\\d{8}"),
            entry("SK", "\\d{10}"));

    /**
     * Reads what somebody of a country has written, with or without blanks, dots and dashes.
     *
     * @throws IllegalArgumentException when it does not have the country's form
     */
    public static VatId parse(String text, String country) {
        String value = text.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        String form = FORMS.get(country);
        if (form == null) {
            if (!ELSEWHERE.matcher(value).matches()) {
                throw new IllegalArgumentException("vatId must be 2 to 20 letters and digits");
            }
        } else if (!Pattern.matches(prefix(country) + form, value)) {
            throw new IllegalArgumentException("vatId must be one of " + country + ": " + prefix(country)
                    + " and what its tax office has given out");
        }
        return new VatId(value);
    }

    /** Whether the country is a member of the European Union, whose VAT ids this knows. */
    public static boolean inUnion(String country) {
        return FORMS.containsKey(country);
    }

    private static String prefix(String country) {
        return country.equals("GR") ? "EL" : country;
    }
}
