package io.modelmarket.billing.split;

import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Applies rules in their order to a period's revenue. Percentages that stand side by side and are of the same basis are
 * divided together by largest remainder, ties to the earlier rule. Nobody gets more than is left; with a residual, or
 * percentages of the revenue that come to 100, the parts sum to the revenue.
 *
 * <p>Always applied to a period's revenue from its beginning: what a further invoice line adds is the difference to
 * what was shared before. So a period in several bills comes to what it comes to in one.
 */
public final class Waterfall {

    private final List<Rule> rules;
    private final Revenue revenue;
    private final IntFunction<Revenue> attributed;
    private final IntToLongFunction recoupedElsewhere;
    private final List<Part> parts = new ArrayList<>();
    private long left;

    private Waterfall(
            List<Rule> rules, Revenue revenue, IntFunction<Revenue> attributed, IntToLongFunction recoupedElsewhere) {
        this.rules = rules;
        this.revenue = revenue;
        this.attributed = attributed;
        this.recoupedElsewhere = recoupedElsewhere;
        this.left = revenue.gross();
    }

    /** The parts where no revenue is anybody's by referral. */
    public static List<Part> run(List<Rule> rules, Revenue revenue, IntToLongFunction recoupedElsewhere) {
        return run(rules, revenue, place -> new Revenue(0, 0), recoupedElsewhere);
    }

    /**
     * The parts in the rules' order: one for each rule, two for a recoupment (what comes back, then what is given).
     *
     * @param attributed by a rule's place in the list, the part of the revenue that is its party's by referral
     * @param recoupedElsewhere by a recoupment's place in the list, what other periods have brought back of its advance
     */
    public static List<Part> run(
            List<Rule> rules, Revenue revenue, IntFunction<Revenue> attributed, IntToLongFunction recoupedElsewhere) {
        Waterfall waterfall = new Waterfall(rules, revenue, attributed, recoupedElsewhere);
        int next = 0;
        while (next < rules.size()) {
            next = waterfall.apply(next);
        }
        return List.copyOf(waterfall.parts);
    }

    private int apply(int place) {
        switch (rules.get(place)) {
            case Rule.Percent percent -> {
                return percents(place, percent.basis());
            }
            case Rule.PerUnit rule -> {
                BigDecimal exact = rule.price()
                        .multiply(BigDecimal.valueOf(of(place, revenue).units()));
                BigDecimal most = exact.min(BigDecimal.valueOf(left)).setScale(0, RoundingMode.HALF_UP);
                take(place, rule.party(), most.longValueExact(), rule.cap());
            }
            case Rule.Resale rule -> {
                BigDecimal margin = rule.margin(of(place, revenue)).setScale(0, RoundingMode.HALF_UP);
                take(place, rule.party(), margin.longValueExact(), rule.cap());
            }
            case Rule.Minimum rule -> take(place, rule.party(), Math.max(0, rule.amount() - has(rule.party())), null);
            case Rule.Residual rule -> take(place, rule.party(), left, null);
            case Rule.Recoupment rule -> recoup(place, rule);
        }
        return place + 1;
    }

    private int percents(int first, Rule.Basis basis) {
        List<Rule.Percent> group = new ArrayList<>();
        while (first + group.size() < rules.size()
                && rules.get(first + group.size()) instanceof Rule.Percent next
                && next.basis() == basis) {
            group.add(next);
        }
        long whole = basis == Rule.Basis.GROSS ? revenue.gross() : left;
        List<Long> rounded = rounded(first, group, whole);
        for (int i = 0; i < group.size(); i++) {
            long wanted = closes(first + i) ? left : rounded.get(i);
            take(first + i, group.get(i).party(), wanted, group.get(i).cap());
        }
        return first + group.size();
    }

    /** Where no residual takes what roundings leave, the last percentage does. */
    private boolean closes(int place) {
        return rules.stream().noneMatch(rule -> rule instanceof Rule.Residual)
                && rules.subList(place + 1, rules.size()).stream().noneMatch(rule -> rule instanceof Rule.Percent);
    }

    /** What the rule at a place is for: all of it, or what its party has referred. */
    private Revenue of(int place, Revenue all) {
        if (rules.get(place).attribution() == null) {
            return all;
        }
        return attributed.apply(place).within(all);
    }

    private List<Long> rounded(int first, List<Rule.Percent> group, long whole) {
        if (whole == 0) {
            return group.stream().map(rule -> 0L).toList();
        }
        List<BigDecimal> weights = new ArrayList<>();
        BigDecimal rest = BigDecimal.valueOf(whole);
        for (int i = 0; i < group.size(); i++) {
            BigDecimal exact =
                    group.get(i).of(of(first + i, new Revenue(whole, 0)).gross());
            weights.add(exact);
            rest = rest.subtract(exact);
        }
        weights.add(rest);
        return Split.allocate(whole, weights);
    }

    private void recoup(int place, Rule.Recoupment rule) {
        long missing = rule.advance() - recoupedElsewhere.applyAsLong(place);
        long back = Math.max(0, Math.min(missing, has(rule.from())));
        parts.add(new Part(place, rule.party(), back));
        parts.add(new Part(place, rule.from(), -back));
    }

    private void take(int place, TenantId party, long wanted, @Nullable Long cap) {
        long taken = Math.min(wanted, left);
        if (cap != null) {
            taken = Math.min(taken, cap);
        }
        parts.add(new Part(place, party, taken));
        left -= taken;
    }

    private long has(TenantId party) {
        return parts.stream()
                .filter(part -> part.party().equals(party))
                .mapToLong(Part::minor)
                .sum();
    }
}
