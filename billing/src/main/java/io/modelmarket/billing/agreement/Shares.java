package io.modelmarket.billing.agreement;

import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** All shares of an agreement, in its order; whatever the revenue, they come to all of it. Plain Java. */
public record Shares(List<Share> shares) {

    /** Most shares in one agreement. */
    public static final int MOST = 50;

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /**
     * Checks that they are a whole.
     *
     * @throws IllegalArgumentException when they are none or too many, one is not above zero, has too many digits or
     *     comes twice, or they do not come to the whole; the message says which
     */
    public Shares {
        shares = List.copyOf(shares);
        if (shares.isEmpty() || shares.size() > MOST) {
            throw new IllegalArgumentException("an agreement has 1 to " + MOST + " shares");
        }
        Set<Object> seen = new HashSet<>();
        for (Share share : shares) {
            RuleLimits.check(share.rule());
            checkRole(share);
            if (!seen.add(List.of(share.participant(), share.role(), share.kind()))) {
                throw new IllegalArgumentException(share.participant() + " has the role " + share.role() + " twice");
            }
        }
        checkPercentages(shares);
        checkWhole(shares);
        checkRecoupments(shares);
    }

    /** The rules in order. */
    public List<Rule> rules() {
        return shares.stream().map(Share::rule).toList();
    }

    /** Everybody who takes part, also those who only give back. */
    public List<TenantId> participants() {
        return shares.stream().map(Share::participant).distinct().toList();
    }

    /** Whether some of it is for referred subscriptions only. */
    public boolean attributes() {
        return shares.stream().anyMatch(share -> share.rule().attribution() != null);
    }

    /** Whether a resale rule has a price of its own for a plan. */
    public boolean pricesPlan(UUID plan) {
        return shares.stream().anyMatch(share -> share.rule() instanceof Rule.Resale resale && resale.prices(plan));
    }

    private static void checkRole(Share share) {
        ParticipantRole role = share.role();
        boolean resale = share.kind() == RuleKind.RESALE;
        if (resale && role != ParticipantRole.RESELLER) {
            throw new IllegalArgumentException(
                    "only who has the role RESELLER resells, not " + share.participant() + " as " + role);
        }
        if (share.rule().attribution() != null && !resale && role != ParticipantRole.PROMOTION) {
            throw new IllegalArgumentException(
                    "only who has the role PROMOTION refers, not " + share.participant() + " as " + role);
        }
    }

    private static void checkPercentages(List<Share> shares) {
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal group = BigDecimal.ZERO;
        for (Share share : shares) {
            if (!(share.rule() instanceof Rule.Percent percent)) {
                group = BigDecimal.ZERO;
            } else if (percent.basis() == Rule.Basis.GROSS) {
                gross = gross.add(percent.most());
                group = BigDecimal.ZERO;
            } else {
                group = group.add(percent.most());
            }
            if (group.compareTo(WHOLE) > 0) {
                throw new IllegalArgumentException(
                        "percentages of one remainder sum to " + text(group) + " %, more than 100 %");
            }
        }
        if (gross.compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException("the shares sum to " + text(gross) + " %, not 100 %");
        }
    }

    private static void checkWhole(List<Share> shares) {
        List<Share> residuals =
                shares.stream().filter(s -> s.kind() == RuleKind.RESIDUAL).toList();
        if (residuals.size() > 1) {
            throw new IllegalArgumentException("there are two residuals; what is left can go to one participant only");
        }
        if (residuals.isEmpty()) {
            checkFlatWhole(shares);
            return;
        }
        int place = shares.indexOf(residuals.getFirst());
        for (Share share : shares.subList(place + 1, shares.size())) {
            if (share.kind() != RuleKind.RECOUPMENT) {
                throw new IllegalArgumentException(
                        "after the residual nothing is left for " + share.participant() + " (" + share.kind() + ")");
            }
        }
    }

    /** Without a residual, only percentages of the revenue itself that come to 100 whatever the volume share all. */
    private static void checkFlatWhole(List<Share> shares) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Share share : shares) {
            boolean gross = share.rule() instanceof Rule.Percent p
                    && p.basis() == Rule.Basis.GROSS
                    && p.cap() == null
                    && p.attribution() == null;
            BigDecimal percent = share.percent();
            if (gross && percent != null) {
                sum = sum.add(percent);
            } else if (share.kind() != RuleKind.RECOUPMENT) {
                throw new IllegalArgumentException("a residual is missing: it says who has what the other rules leave");
            }
        }
        if (sum.compareTo(WHOLE) != 0) {
            throw new IllegalArgumentException("the shares sum to " + text(sum) + " %, not 100 %");
        }
    }

    private static void checkRecoupments(List<Share> shares) {
        List<TenantId> before = new ArrayList<>();
        for (Share share : shares) {
            if (share.rule() instanceof Rule.Recoupment rule && !before.contains(rule.from())) {
                throw new IllegalArgumentException("the advance of " + rule.party() + " comes back from " + rule.from()
                        + ", who has no share before that");
            }
            before.add(share.participant());
        }
    }

    private static String text(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }
}
