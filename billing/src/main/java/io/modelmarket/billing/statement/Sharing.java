package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.PastShares;
import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.split.Facts;
import io.modelmarket.billing.split.Growth;
import io.modelmarket.billing.split.Part;
import io.modelmarket.billing.split.Revenue;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.split.Waterfall;
import io.modelmarket.billing.statement.SharedSoFar.Place;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Shares lines out one after another, each on top of what was shared of its period before. For one transaction. */
final class Sharing {

    private final SharingSheet sheet;
    private final PastShares past;

    Sharing(SharingSheet sheet, PastShares past) {
        this.sheet = sheet;
        this.past = past;
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
            boolean nothing = more.get(i) == 0 && portions.get(i).units().isNone();
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
        long has = sheet.of(line.place(portion), slots).minor();
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
        SharedSums before = sheet.of(place, slots.size());
        boolean[] attributed = attributed(line, portion, slots.size());
        UUID named = shares.pricesPlan(line.plan()) ? line.plan() : null;
        long[] units = units(portion, slots.size());
        SharedSums sums = before.plus(named, basis.minorUnits(), units, attributed);
        List<Part> parts = Waterfall.run(
                shares.rules(),
                new Revenue(sums.minor(), 0),
                new Facts(
                        rule -> of(sums, shares, rule),
                        rule -> elsewhere(portion.terms(), place, rule, basis, at),
                        YearMonth.from(line.usagePeriod()),
                        shares.platform()));
        sheet.put(place, sums.with(parts));
        for (int i = 0; i < parts.size(); i++) {
            Money more = new Money(parts.get(i).minor() - before.amounts()[i], basis.currency());
            Rule rule = shares.rules().get(parts.get(i).rule());
            boolean counts = rule.attribution() == null || attributed[i];
            accruals.add(new Accrual(
                    line.reference(),
                    accruals.size() + 1,
                    portion,
                    slots.get(i),
                    attributed[i],
                    counts ? basis : Money.zero(basis.currency()),
                    counts ? units[i] : 0,
                    more));
        }
    }

    /** By place, whether the part of the line counts for its rule for referred revenue. */
    private static boolean[] attributed(LineToShare line, Portion portion, int slots) {
        Shares shares = portion.terms().shares();
        boolean[] attributed = new boolean[slots];
        for (int rule = 0; rule < shares.rules().size(); rule++) {
            attributed[shares.slotOf(rule)] = line.counts(shares.rules().get(rule), portion.origin());
        }
        return attributed;
    }

    /** By place, what the part of the line adds to the meter of its rule. */
    private static long[] units(Portion portion, int slots) {
        Shares shares = portion.terms().shares();
        long[] units = new long[slots];
        for (int rule = 0; rule < shares.rules().size(); rule++) {
            units[shares.slotOf(rule)] =
                    portion.units().of(shares.rules().get(rule).meter());
        }
        return units;
    }

    private static Revenue of(SharedSums sums, Shares shares, int rule) {
        int slot = shares.slotOf(rule);
        return shares.rules().get(rule).attribution() == null ? sums.at(slot) : sums.attributedAt(slot);
    }

    /** Asked of the table, so what has grown meanwhile goes there first. */
    private long elsewhere(LineToShare.Terms terms, Place place, int rule, Money basis, Instant at) {
        sheet.write();
        UUID agreement = Objects.requireNonNull(terms.agreement()).id();
        Shares shares = terms.shares();
        return past.elsewhere(
                new PastShares.Place(agreement, place.period(), shares.slotOf(rule)),
                shares.shares().get(rule),
                basis.currency(),
                at);
    }
}
