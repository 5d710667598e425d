package io.modelmarket.billing.split;

import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

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
    private final Facts facts;
    private final List<Part> parts = new ArrayList<>();
    private long left;

    private Waterfall(List<Rule> rules, Revenue revenue, Facts facts) {
        this.rules = rules;
        this.revenue = revenue;
        this.facts = facts;
        this.left = revenue.gross();
    }

    /** The parts where no revenue is anybody's by referral, and rules are for requests. */
    public static List<Part> run(List<Rule> rules, Revenue revenue, IntToLongFunction elsewhere) {
        return run(rules, revenue, place -> new Revenue(0, 0), elsewhere);
    }

    /**
     * The parts where rules are for requests.
     *
     * @param attributed by a rule's place in the list, the part of the revenue that is its party's by referral
     * @param elsewhere see {@link Facts}
     */
    public static List<Part> run(
            List<Rule> rules, Revenue revenue, IntFunction<Revenue> attributed, IntToLongFunction elsewhere) {
        IntFunction<Revenue> at = place -> rules.get(place).attribution() == null ? revenue : attributed.apply(place);
        return run(rules, revenue, new Facts(at, elsewhere, null, null));
    }

    /** The parts in the rules' order: one for each rule, two for a recoupment (what comes back, then what is given). */
    public static List<Part> run(List<Rule> rules, Revenue revenue, Facts facts) {
        Waterfall waterfall = new Waterfall(rules, revenue, facts);
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
                BigDecimal exact = rule.of(facts.at().apply(place).units());
                BigDecimal most = exact.min(BigDecimal.valueOf(left)).setScale(0, RoundingMode.HALF_UP);
                take(place, most.longValueExact());
            }
            case Rule.Resale rule -> {
                Revenue sold = facts.at().apply(place).within(revenue);
                take(place, rule.margin(sold).setScale(0, RoundingMode.HALF_UP).longValueExact());
            }
            case Rule.Minimum rule -> take(place, Math.max(0, rule.amount() - has(rule.party())));
            case Rule.Residual rule -> take(place, left);
            case Rule.Recoupment rule -> recoup(place, rule);
        }
        return place + 1;
    }

    private int percents(int first, Rule.Basis basis) {
        List<Rule.Percent> group = new ArrayList<>();
        while (first + group.size() < rules.size()
                && rules.get(first + group.size()) instanceof Rule.Percent next
                && next.basis().is(basis)) {
            group.add(next);
        }
        long whole = switch (basis) {
            case GROSS, NET_OF_TAX -> revenue.gross();
            case NET_OF_FEES -> revenue.gross() - fees();
            case REMAINDER -> left;
        };
        List<Long> rounded = rounded(first, group, whole);
        for (int i = 0; i < group.size(); i++) {
            take(first + i, closes(first + i) ? left : rounded.get(i));
        }
        return first + group.size();
    }

    /** Where no residual takes what roundings leave, the last percentage does. */
    private boolean closes(int place) {
        return rules.stream().noneMatch(rule -> rule instanceof Rule.Residual)
                && rules.subList(place + 1, rules.size()).stream().noneMatch(rule -> rule instanceof Rule.Percent);
    }

    private List<Long> rounded(int first, List<Rule.Percent> group, long whole) {
        if (whole == 0) {
            return group.stream().map(rule -> 0L).toList();
        }
        BigInteger times = group.stream().map(Rule.Percent::divisor).reduce(BigInteger.ONE, Rate::commonMultiple);
        List<BigDecimal> weights = new ArrayList<>();
        BigDecimal rest = BigDecimal.valueOf(whole).multiply(new BigDecimal(times));
        for (int i = 0; i < group.size(); i++) {
            BigDecimal exact = group.get(i).of(basis(first + i, whole), times);
            weights.add(exact);
            rest = rest.subtract(exact);
        }
        weights.add(rest);
        return Split.allocate(whole, weights);
    }

    /** What of the whole the percentage at a place is of: nothing out of its window, else all or what is referred. */
    private long basis(int place, long whole) {
        Rule rule = rules.get(place);
        if (!facts.applies(rule)) {
            return 0;
        }
        return rule.attribution() == null
                ? whole
                : Math.min(whole, facts.at().apply(place).gross());
    }

    private void recoup(int place, Rule.Recoupment rule) {
        long missing = rule.advance() - facts.elsewhere().applyAsLong(place);
        long back = Math.max(0, Math.min(missing, has(rule.from())));
        parts.add(new Part(place, rule.party(), back));
        parts.add(new Part(place, rule.from(), -back));
    }

    private void take(int place, long wanted) {
        Rule rule = rules.get(place);
        long taken = facts.applies(rule) ? Math.min(wanted, Math.min(left, most(place))) : 0;
        parts.add(new Part(place, rule.party(), taken));
        left -= taken;
    }

    /** What other periods have is looked up only where that matters. */
    private long most(int place) {
        Limits limits = rules.get(place).limits();
        return limits.most(limits.lifetimeCap() == null ? 0 : facts.elsewhere().applyAsLong(place));
    }

    private long fees() {
        TenantId platform = facts.platform();
        if (platform == null) {
            return 0;
        }
        return parts.stream()
                .filter(part -> part.party().equals(platform) && !(rules.get(part.rule()) instanceof Rule.Recoupment))
                .mapToLong(Part::minor)
                .sum();
    }

    private long has(TenantId party) {
        return parts.stream()
                .filter(part -> part.party().equals(party))
                .mapToLong(Part::minor)
                .sum();
    }
}
