package io.modelmarket.billing.agreement;

import io.modelmarket.billing.split.Limits;
import io.modelmarket.billing.split.Rate;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.split.Window;
import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All shares of an agreement, in its order; whatever the revenue, they come to all of it. Plain Java. */
public record Shares(List<Share> shares) {

    /** Most shares in one agreement. */
    public static final int MOST = 50;

    private static final Rate WHOLE = Rate.ofPercent(BigDecimal.valueOf(100));

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
        for (Share share : shares) {
            RuleLimits.check(share.rule());
            checkRole(share);
        }
        checkTwice(shares);
        for (YearMonth month : changes(shares)) {
            checkPercentages(shares, month);
        }
        checkFees(shares);
        checkWhole(shares);
        checkRecoupments(shares);
    }

    /** The rules in order. */
    public List<Rule> rules() {
        return shares.stream().map(Share::rule).toList();
    }

    /** Where the first place of the rule at an index is, from 0: a recoupment has two. */
    public int slotOf(int rule) {
        long twice = shares.subList(0, rule).stream()
                .filter(before -> before.kind() == RuleKind.RECOUPMENT)
                .count();
        return rule + Math.toIntExact(twice);
    }

    /** Whose parts are the platform's fees. */
    public @Nullable TenantId platform() {
        return shares.stream()
                .filter(share -> share.role() == ParticipantRole.PLATFORM)
                .map(Share::participant)
                .findFirst()
                .orElse(null);
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

    /** The same in one role again is for other months, or so much for each of another meter. */
    private static void checkTwice(List<Share> shares) {
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            for (Share other : shares.subList(i + 1, shares.size())) {
                if (share.participant().equals(other.participant())
                        && share.role() == other.role()
                        && share.kind() == other.kind()
                        && share.rule().meter() == other.rule().meter()
                        && Window.meet(
                                share.rule().limits().window(),
                                other.rule().limits().window())) {
                    throw new IllegalArgumentException(
                            share.participant() + " has the role " + share.role() + " twice");
                }
            }
        }
    }

    /** A month of each stretch in which the same rules apply. */
    private static Set<YearMonth> changes(List<Share> shares) {
        NavigableSet<YearMonth> months = new TreeSet<>();
        for (Share share : shares) {
            Window window = share.rule().limits().window();
            if (window != null) {
                Stream.of(Optional.ofNullable(window.from()), Optional.ofNullable(window.to()))
                        .flatMap(Optional::stream)
                        .forEach(months::add);
            }
        }
        months.add(months.isEmpty() ? YearMonth.of(1970, 1) : months.first().minusMonths(1));
        return months;
    }

    private static void checkPercentages(List<Share> shares, YearMonth month) {
        Rate gross = Rate.NONE;
        Rate group = Rate.NONE;
        Rule.Basis basis = Rule.Basis.GROSS;
        for (Share share : shares) {
            if (!(share.rule() instanceof Rule.Percent percent)) {
                group = Rate.NONE;
                continue;
            }
            Window window = percent.limits().window();
            Rate most = window == null || window.contains(month) ? percent.most() : Rate.NONE;
            if (percent.basis().isRevenue()) {
                gross = gross.plus(most);
                group = Rate.NONE;
            } else {
                group = percent.basis() == basis ? group.plus(most) : most;
            }
            basis = percent.basis();
            if (group.compareTo(WHOLE) > 0) {
                throw new IllegalArgumentException(
                        "percentages of one remainder sum to " + text(group) + " %, more than 100 %");
            }
        }
        if (gross.compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException("the shares sum to " + text(gross) + " %, not 100 %");
        }
    }

    /** What is net of fees is known once the platform has its part. */
    private static void checkFees(List<Share> shares) {
        boolean known = false;
        boolean used = false;
        for (Share share : shares) {
            if (share.role() == ParticipantRole.PLATFORM && share.kind() != RuleKind.RECOUPMENT) {
                known = true;
                if (used && share.kind() != RuleKind.RESIDUAL) {
                    throw new IllegalArgumentException(
                            "NET_OF_FEES comes after all rules of the platform, but for what is left");
                }
            }
            if (share.rule() instanceof Rule.Percent percent && percent.basis() == Rule.Basis.NET_OF_FEES) {
                used = true;
                if (!known) {
                    throw new IllegalArgumentException("the rule of " + share.participant()
                            + ": NET_OF_FEES needs a rule of the role PLATFORM before it");
                }
            }
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
        Rate sum = Rate.NONE;
        for (Share share : shares) {
            boolean gross = share.rule() instanceof Rule.Percent p
                    && p.basis().isRevenue()
                    && p.limits().equals(Limits.NONE);
            Rate rate = share.rate();
            if (gross && rate != null) {
                sum = sum.plus(rate);
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

    private static String text(Rate rate) {
        return rate.percent().stripTrailingZeros().toPlainString();
    }
}
