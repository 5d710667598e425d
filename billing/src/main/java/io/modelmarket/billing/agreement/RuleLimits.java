package io.modelmarket.billing.agreement;

import io.modelmarket.billing.split.Rate;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a rule may say by itself. */
final class RuleLimits {

    private static final Rate WHOLE = Rate.ofPercent(BigDecimal.valueOf(100));
    private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int MAX_SCALE = 12;
    private static final int MOST_BANDS = 20;
    private static final int MOST_PLANS = 50;
    private static final int MOST_MONTHS = 120;
    private static final long LARGEST = 1_000_000_000_000_000L;

    private RuleLimits() {}

    static void check(Rule rule) {
        checkAttribution(rule);
        switch (rule) {
            case Rule.Percent percent -> {
                checkBands(percent.party(), percent.bands());
                checkCaps(percent);
            }
            case Rule.PerUnit perUnit -> {
                checkPrice(perUnit.party(), "the price of a unit", perUnit.price());
                checkCaps(perUnit);
            }
            case Rule.Resale resale -> {
                checkResale(resale);
                checkCaps(resale);
            }
            case Rule.Minimum minimum -> checkAmount(minimum.party(), "the minimum", minimum.amount());
            case Rule.Recoupment recoupment -> {
                checkAmount(recoupment.party(), "the advance", recoupment.advance());
                if (recoupment.party().equals(recoupment.from())) {
                    throw wrong(recoupment.party(), "an advance comes back from somebody else");
                }
                if (recoupment.group() != null
                        && !GROUP.matcher(recoupment.group()).matches()) {
                    throw wrong(
                            recoupment.party(), "the group of an advance has 1 to 40 characters of a-z, 0-9 and '-'");
                }
            }
            case Rule.Residual residual -> {}
        }
    }

    private static void checkResale(Rule.Resale resale) {
        TenantId party = resale.party();
        if (resale.wholesale() != null) {
            checkPrice(party, "the wholesale price of a unit", resale.wholesale());
        } else if (resale.plans().isEmpty()) {
            throw wrong(party, "resale needs a wholesale price, unitPrice, or planPrices, or both");
        }
        if (resale.plans().size() > MOST_PLANS) {
            throw wrong(party, "at most " + MOST_PLANS + " plans have a price of their own");
        }
        Set<UUID> named = new HashSet<>();
        for (Rule.PlanPrice price : resale.plans()) {
            BigDecimal plain = price.wholesale().stripTrailingZeros();
            if (plain.signum() < 0 || isAbsurd(plain)) {
                throw wrong(
                        party, "the wholesale price of plan " + price.plan() + " must not be below 0, with few digits");
            }
            if (!named.add(price.plan())) {
                throw wrong(party, "plan " + price.plan() + " has two prices; say one");
            }
        }
    }

    private static void checkPrice(TenantId party, String what, BigDecimal price) {
        BigDecimal plain = price.stripTrailingZeros();
        if (plain.signum() <= 0 || isAbsurd(plain)) {
            throw wrong(party, what + " must be above 0, with few digits");
        }
    }

    private static boolean isAbsurd(BigDecimal plain) {
        return plain.scale() > MAX_SCALE || plain.compareTo(BigDecimal.valueOf(LARGEST)) > 0;
    }

    private static void checkAttribution(Rule rule) {
        Rule.Attribution attribution = rule.attribution();
        if (attribution != null) {
            if (attribution.months() < 1 || attribution.months() > MOST_MONTHS) {
                throw wrong(rule.party(), "what is referred counts for 1 to " + MOST_MONTHS + " months");
            }
            if (rule instanceof Rule.Percent percent && !percent.basis().isRevenue()) {
                throw wrong(rule.party(), "a percentage of what is referred has the basis GROSS");
            }
        }
    }

    private static void checkBands(TenantId party, List<Rule.Band> bands) {
        if (bands.isEmpty() || bands.size() > MOST_BANDS || bands.getFirst().from() != 0) {
            throw wrong(party, "bands are 1 to " + MOST_BANDS + ", the first from 0");
        }
        long before = -1;
        for (Rule.Band band : bands) {
            if (band.from() <= before || band.from() > LARGEST) {
                throw wrong(party, "each band begins above the one before");
            }
            before = band.from();
            BigDecimal multiple = band.rate().multiple().stripTrailingZeros();
            boolean none = multiple.signum() < 0 || (multiple.signum() == 0 && bands.size() == 1);
            if (none || band.rate().compareTo(WHOLE) > 0 || multiple.scale() > MAX_SCALE) {
                throw new IllegalArgumentException("the share of " + party
                        + " must be above 0, at most 100, with at most " + MAX_SCALE + " digits after the point");
            }
        }
    }

    private static void checkCaps(Rule rule) {
        Long cap = rule.limits().cap();
        if (cap != null) {
            checkAmount(rule.party(), "the cap", cap);
        }
        Long lifetimeCap = rule.limits().lifetimeCap();
        if (lifetimeCap != null) {
            checkAmount(rule.party(), "the lifetime cap", lifetimeCap);
        }
    }

    private static void checkAmount(TenantId party, String what, long amount) {
        if (amount <= 0 || amount > LARGEST) {
            throw wrong(party, what + " must be above 0 and not absurd");
        }
    }

    private static IllegalArgumentException wrong(TenantId party, String why) {
        return new IllegalArgumentException("the rule of " + party + ": " + why);
    }
}
