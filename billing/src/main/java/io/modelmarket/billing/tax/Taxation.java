package io.modelmarket.billing.tax;

import io.modelmarket.contracts.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An invoice's tax. Plain Java.
 *
 * @param groups in the order in which the items first need them
 * @param places for each item, the place of its group
 */
public record Taxation(Parties parties, List<TaxGroup> groups, List<Integer> places) {

    /** Taxes items of one currency. */
    public static Taxation of(TaxDecision decision, List<Item> items) {
        List<TaxTerms> terms = new ArrayList<>();
        List<Money> nets = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Item item : items) {
            TaxTerms own = decision.on(item.day());
            int at = terms.indexOf(own);
            if (at < 0) {
                at = terms.size();
                terms.add(own);
                nets.add(item.net());
            } else {
                nets.set(at, nets.get(at).plus(item.net()));
            }
            places.add(at + 1);
        }
        List<TaxGroup> groups = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            groups.add(new TaxGroup(i + 1, terms.get(i), nets.get(i)));
        }
        return new Taxation(decision.parties(), List.copyOf(groups), List.copyOf(places));
    }

    /** Something sold, and the day its tax arises on. */
    public record Item(Money net, LocalDate day) {}
}
