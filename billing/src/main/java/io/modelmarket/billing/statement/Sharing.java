package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.split.Growth;
import io.modelmarket.billing.split.Part;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.split.Waterfall;
import io.modelmarket.billing.statement.SharedSoFar.Place;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Shares lines out one after another, each on top of what was shared of its period before. For one transaction. */
final class Sharing {

    private final SharingSheet sheet;
    private final Advances advances;

    Sharing(SharingSheet sheet, Advances advances) {
        this.sheet = sheet;
        this.advances = advances;
    }

    /** A line's accruals in order. */
    List<Accrual> share(LineToShare line, Instant at) {
        List<Portion> portions = line.portions();
        List<Long> more = Growth.toward(
                portions.stream().map(Portion::target).toList(),
                portions.stream().map(Portion::had).toList(),
                portions.stream().map(portion -> floor(line, portion)).toList());
        List<Accrual> accruals = new ArrayList<>();
        for (int i = 0; i < portions.size(); i++) {
            boolean nothing = more.get(i) == 0 && portions.get(i).units() == 0;
            if (!nothing || portions.size() == 1) {
                share(
                        line,
                        portions.get(i),
                        new Money(more.get(i), line.amount().currency()),
                        at,
                        accruals);
            }
        }
        return accruals;
    }

    /** How much a part may lose: what earlier lines gave it, if the agreement that now shares it still has all that. */
    private long floor(LineToShare line, Portion portion) {
        if (portion.target() >= portion.had()) {
            return 0;
        }
        LineToShare.Terms terms = portion.terms();
        long given = line.portions().stream()
                .filter(other -> other.terms().name().equals(terms.name()))
                .mapToLong(Portion::had)
                .sum();
        int slots = Slots.of(terms.shares()).size();
        long has = sheet.of(line.place(portion), slots).revenue().gross();
        return has >= given ? portion.target() - portion.had() : 0;
    }

    /**
     * What a part of a line adds to what each has of the period: the period's revenue is shared as a whole, again and
     * again.
     */
    private void share(LineToShare line, Portion portion, Money basis, Instant at, List<Accrual> accruals) {
        Shares shares = portion.terms().shares();
        Place place = line.place(portion);
        List<Accrual.Slot> slots = Slots.of(shares);
        List<Rule> rules = shares.rules();
        SharedSums before = sheet.of(place, slots.size());
        boolean[] attributed = new boolean[slots.size()];
        for (int rule = 0; rule < rules.size(); rule++) {
            attributed[Slots.indexOf(rules, rule)] = line.counts(rules.get(rule), portion.origin());
        }
        UUID named = shares.pricesPlan(line.plan()) ? line.plan() : null;
        SharedSums sums = before.plus(named, basis.minorUnits(), portion.units(), attributed);
        List<Part> parts = Waterfall.run(
                rules,
                sums.revenue(),
                rule -> sums.attributedAt(Slots.indexOf(rules, rule)),
                rule -> broughtBackElsewhere(
                        new Advances.Place(place.terms(), place.period(), Slots.indexOf(rules, rule)),
                        (Rule.Recoupment) rules.get(rule),
                        basis,
                        at));
        sheet.put(place, sums.with(parts));
        for (int i = 0; i < parts.size(); i++) {
            Money more = new Money(parts.get(i).minor() - before.amounts()[i], basis.currency());
            Rule rule = rules.get(parts.get(i).rule());
            Money of = rule.attribution() == null || attributed[i] ? basis : Money.zero(basis.currency());
            accruals.add(
                    new Accrual(line.reference(), accruals.size() + 1, portion, slots.get(i), attributed[i], of, more));
        }
    }

    /** Asked of the table, so what has grown meanwhile goes there first. */
    private long broughtBackElsewhere(Advances.Place place, Rule.Recoupment rule, Money basis, Instant at) {
        sheet.write();
        return advances.broughtBackElsewhere(place, rule, basis.currency(), at);
    }
}
