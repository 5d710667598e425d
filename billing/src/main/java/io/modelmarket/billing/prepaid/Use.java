package io.modelmarket.billing.prepaid;

import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What of a credit pays what is owed. */
record Use(Credit credit, Money amount) {

    /**
     * Pays as much of {@code owed} as can be, in the order of {@link Credit#ORDER}; never more than is owed or left.
     */
    static List<Use> of(List<Credit> credits, Money owed, Instant at) {
        List<Use> uses = new ArrayList<>();
        long open = owed.minorUnits();
        for (Credit credit : credits.stream()
                .filter(one -> one.isUsable(at) && one.left().currency().equals(owed.currency()))
                .sorted(Credit.ORDER)
                .toList()) {
            long part = Math.min(open, credit.left().minorUnits());
            if (part > 0) {
                uses.add(new Use(credit, new Money(part, owed.currency())));
                open -= part;
            }
        }
        return uses;
    }
}
