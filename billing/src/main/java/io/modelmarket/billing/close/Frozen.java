package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.Draft;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.billing.tax.TaxRule;
import io.modelmarket.contracts.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * What one consumer is to be invoiced, as of a moment.
 *
 * @param digest the same as long as every line and tax is the same to the last figure
 */
record Frozen(String digest, List<FrozenDraft> drafts) {

    static Frozen of(Collection<Draft> drafts) {
        StringBuilder text = new StringBuilder();
        for (Draft draft : drafts) {
            draft.lines().forEach(line -> text.append(figures(line)).append('\n'));
            text.append(draft.taxation().places()).append('\n');
            draft.taxation()
                    .groups()
                    .forEach(group -> text.append(figures(group)).append('\n'));
        }
        List<FrozenDraft> frozen = drafts.stream()
                .map(draft -> new FrozenDraft(draft.lines().size(), draft.tax(), draft.total()))
                .toList();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return new Frozen(HexFormat.of().formatHex(digest), frozen);
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

    private static String figures(TaxGroup group) {
        TaxRule rule = group.terms().rule();
        return String.join(
                "|",
                Integer.toString(group.place()),
                group.terms().treatment().name(),
                rule == null ? "" : rule.id().toString(),
                group.terms().name(),
                group.net().toString(),
                group.tax().toString());
    }

    /** An invoice to be, in the currency of its total, which holds the tax. */
    record FrozenDraft(int lines, Money tax, Money total) {}
}
