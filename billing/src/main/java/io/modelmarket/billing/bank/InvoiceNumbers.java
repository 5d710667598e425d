package io.modelmarket.billing.bank;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of our invoices in what a payer wrote: with other or no separators, in an ISO 11649 creditor
 * reference, broken over lines. Plain Java.
 */
final class InvoiceNumbers {

    private static final String SEPARATORS = "[\\s./_-]*";
    private static final Pattern CREDITOR_REFERENCE = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private final String issuer;
    private final Pattern number;

    /** @param issuer the first part of the numbers */
    InvoiceNumbers(String issuer) {
        this.issuer = issuer;
        this.number = Pattern.compile("(?<![A-Z0-9])" + String.join(SEPARATORS, letters(issuer)) + SEPARATORS
                + "([0-9]{4})" + SEPARATORS + "([0-9]{6,12})(?![0-9])");
    }

    /** The invoices an entry names, in their order: those of structured references, or else those in free text. */
    Set<String> namedBy(BankEntry.Texts texts) {
        Set<String> found = new LinkedHashSet<>();
        texts.structured().forEach(text -> collect(withoutCheckDigits(text), found));
        if (found.isEmpty()) {
            collect(String.join("", texts.free()), found);
            collect(String.join(" ", texts.free()), found);
        }
        if (found.isEmpty()) {
            collect(withoutCheckDigits(texts.endToEnd()), found);
        }
        return found;
    }

    private void collect(String text, Set<String> found) {
        Matcher matcher = number.matcher(text.toUpperCase(Locale.ROOT));
        while (matcher.find()) {
            found.add(issuer + "-" + matcher.group(1) + "-" + matcher.group(2));
        }
    }

    /** What a creditor reference refers to; nothing where its check digits say that it is mistyped. */
    private static String withoutCheckDigits(String text) {
        String compact = text.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!CREDITOR_REFERENCE.matcher(compact).matches()) {
            return text;
        }
        StringBuilder digits = new StringBuilder();
        (compact.substring(4) + compact.substring(0, 4))
                .chars()
                .forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        boolean right = new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
        return right ? compact.substring(4) : "";
    }

    private static List<String> letters(String issuer) {
        return issuer.toUpperCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .toList();
    }
}
