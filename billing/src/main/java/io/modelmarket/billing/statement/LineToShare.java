package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.referral.Referral;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An invoice line that is to be shared out.
 *
 * @param usagePeriod the first day of the period whose revenue it adds to
 * @param plan under which it was used
 * @param portions at least one; what they are to have less what they had comes to the amount
 * @param referral who has brought the subscription; null where nobody
 */
public record LineToShare(
        String reference,
        LocalDate usagePeriod,
        UUID plan,
        Money amount,
        List<Portion> portions,
        @Nullable Referral referral) {

    /** What a part of it is shared together with. */
    SharedSoFar.Place place(Portion portion) {
        return new SharedSoFar.Place(portion.terms().name(), usagePeriod);
    }

    /**
     * Whether a part of it counts for a rule that is for referred revenue only: as long as the rule says, and its own.
     */
    boolean counts(Rule rule, Origin origin) {
        Rule.Attribution attribution = rule.attribution();
        return attribution != null
                && referral != null
                && origin.step() == 0
                && referral.promoter().equals(rule.party())
                && referral.countsIn(usagePeriod, attribution.months());
    }

    /** What has to be held, besides the terms, before the groups of its advances are looked at. */
    Stream<String> groups() {
        return rules().filter(rule -> rule instanceof Rule.Recoupment recoupment && recoupment.group() != null)
                .map(rule -> (Rule.Recoupment) rule)
                .map(rule -> "collateral/" + rule.party() + "/" + rule.from() + "/" + amount.currency() + "/"
                        + rule.group());
    }

    /**
     * The agreements that share it with a rule that goes on from their other versions: a lifetime cap or an advance.
     */
    Stream<UUID> goingOn() {
        return portions.stream()
                .map(Portion::terms)
                .filter(terms -> terms.shares().rules().stream()
                        .anyMatch(rule -> rule.limits().lifetimeCap() != null || rule instanceof Rule.Recoupment))
                .flatMap(terms -> Stream.ofNullable(terms.agreement()))
                .map(Source::id);
    }

    private Stream<Rule> rules() {
        return portions.stream().flatMap(portion -> portion.terms().shares().rules().stream());
    }

    /**
     * What shares it.
     *
     * @param name the same for all lines whose revenue is added up and shared together
     * @param agreement what says so; null: the platform's usual terms
     */
    public record Terms(
            String name, Shares shares, @Nullable Source agreement) {}

    /** Which version of which agreement. */
    public record Source(UUID id, int version) {}
}
