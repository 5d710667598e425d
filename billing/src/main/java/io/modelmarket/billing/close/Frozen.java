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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer is to be invoiced, as of a moment.
 *
 * @param digest the same as long as every line and tax is the same to the last figure
 * @param terms what the lines' revenue is to be shared by, a line each
 */
record Frozen(String digest, List<FrozenDraft> drafts, String terms) {

    private static final int MOST_TOLD = 5;

    static Frozen of(Collection<Draft> drafts, List<String> terms) {
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
            return new Frozen(HexFormat.of().formatHex(digest), frozen, String.join("\n", terms));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * What is not what was approved, if anything.
     *
     * @param approvedTerms null where they were not written down
     */
    Optional<Change> since(String approvedDigest, @Nullable String approvedTerms) {
        if (!digest.equals(approvedDigest)) {
            return Optional.of(new Change(CloseFailureCode.FIGURES_CHANGED, ""));
        }
        if (approvedTerms == null || approvedTerms.equals(terms)) {
            return Optional.empty();
        }
        List<String> before = approvedTerms.lines().toList();
        List<String> now = terms.lines().toList();
        String told = Stream.of(told("now ", now, before), told("no longer ", before, now))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; ", ": ", ""));
        return Optional.of(new Change(CloseFailureCode.TERMS_CHANGED, told));
    }

    private static String told(String what, List<String> some, List<String> others) {
        List<String> only = some.stream().filter(text -> !others.contains(text)).toList();
        if (only.isEmpty()) {
            return "";
        }
        String first = what + String.join(", ", only.subList(0, Math.min(only.size(), MOST_TOLD)));
        return only.size() > MOST_TOLD ? first + " and " + (only.size() - MOST_TOLD) + " more" : first;
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

    /**
     * What is not what was approved.
     *
     * @param code what that is
     * @param detail how, to be put behind it; may be empty
     */
    record Change(CloseFailureCode code, String detail) {}

    /** An invoice to be, in the currency of its total, which holds the tax. */
    record FrozenDraft(int lines, Money tax, Money total) {}
}
