package io.modelmarket.billing.tax;

import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.contracts.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An invoice's tax. Plain Java.
 *
 * @param groups in the order in which the items first need them
 * @param places for each item, the place of its group
 */
public record Taxation(Parties parties, List<TaxGroup> groups, List<Integer> places) {

    /** Taxes items of one currency. */
    public static Taxation of(TaxDecision decision, List<Item> items) {
        return of(decision.parties(), decision::on, items);
    }

    static Taxation of(Parties parties, Function<LocalDate, TaxTerms> decided, List<Item> items) {
        List<TaxTerms> terms = new ArrayList<>();
        List<Money> nets = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Item item : items) {
            TaxTerms own = decided.apply(item.day());
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
        return new Taxation(parties, List.copyOf(groups), List.copyOf(places));
    }

    /** The same, paid to an account. */
    public Taxation paidTo(@Nullable PayeeAccount payee) {
        return new Taxation(parties.paidTo(payee), groups, places);
    }

    /** The tax of all groups; below zero where more is taken back than supplied. */
    public Money tax(Currency currency) {
        return groups.stream().map(TaxGroup::tax).reduce(Money.zero(currency), Money::plus);
    }

    /** Something sold, and the day its tax arises on. */
    public record Item(Money net, LocalDate day) {}
}
