package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.contracts.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What one consumer is to be invoiced, as of a moment.
 *
 * @param digest the same as long as every line is the same to the last figure
 */
record Frozen(String digest, List<Draft> drafts) {

    static Frozen of(Map<Currency, List<InvoiceLine>> lines) {
        List<Draft> drafts = lines.entrySet().stream()
                .map(entry -> new Draft(
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .map(InvoiceLine::amount)
                                .reduce(Money.zero(entry.getKey()), Money::plus)))
                .toList();
        StringBuilder text = new StringBuilder();
        lines.values()
                .forEach(all -> all.forEach(line -> text.append(figures(line)).append('\n')));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return new Frozen(HexFormat.of().formatHex(digest), drafts);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What must not change, spelt out: it is compared with what another process has written down. */
    private static String figures(InvoiceLine line) {
        return String.join(
                "|",
                line.kind().name(),
                line.usage().subscription().toString(),
                line.usage().plan().toString(),
                Integer.toString(line.usage().planVersion()),
                line.usage().period().toString(),
                line.description(),
                Long.toString(line.rated().quantity()),
                line.rated().cumulative().toString(),
                line.amount().toString());
    }

    /** An invoice to be, in the currency of its total. */
    record Draft(int lines, Money total) {}
}
