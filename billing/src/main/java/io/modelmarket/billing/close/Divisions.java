package io.modelmarket.billing.close;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the lines of consumers that are billed together are divided, as is known at one instant. */
final class Divisions {

    private final KnownTerms known;
    private final UsualTerms usual;
    private final Map<UsageBySpan.Place, UsageBySpan.Parts> used;
    private final Map<Buyers, Portions> portions = new HashMap<>();

    /**
     * Of all these lines.
     *
     * @param used of all places whose period has several spans
     */
    Divisions(KnownTerms known, UsualTerms usual, Map<UsageBySpan.Place, UsageBySpan.Parts> used) {
        this.known = known;
        this.usual = usual;
        this.used = used;
    }

    /** For lines of some consumers. */
    Portions of(Buyers buyers) {
        return portions.computeIfAbsent(
                buyers, these -> new Portions(known, new GoverningTerms(known, usual, these), these, used));
    }

    /** What a consumer's lines would be shared by: once each, in order. */
    List<String> terms(Due due) {
        return due.drafts().stream()
                .flatMap(draft -> draft.lines().stream().flatMap(of(due.buyers(draft))::terms))
                .distinct()
                .sorted()
                .toList();
    }
}
