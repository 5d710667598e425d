package io.modelmarket.billing.agreement;

import io.modelmarket.billing.referral.Referral;
import io.modelmarket.billing.split.Revenue;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.TenantId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period's revenue in parts, each of one plan and of subscriptions that the same promoter has referred on the same
 * day, or nobody.
 */
record Earned(LocalDate period, List<Part> parts) {

    /** Nobody has referred it. */
    static Earned of(Revenue revenue) {
        return new Earned(LocalDate.EPOCH, List.of(new Part(revenue.gross(), revenue.units(), null, null)));
    }

    /** A promoter has referred it just now. */
    static Earned referredBy(TenantId promoter, Revenue revenue) {
        Referral now = new Referral(promoter, LocalDate.EPOCH);
        return new Earned(LocalDate.EPOCH, List.of(new Part(revenue.gross(), revenue.units(), now, null)));
    }

    /** All of a plan, by its reseller, who has referred it just now where the rule is for such revenue only. */
    static Earned resoldBy(Rule.Resale rule, UUID plan, Revenue revenue) {
        Referral now = rule.attribution() == null ? null : new Referral(rule.party(), LocalDate.EPOCH);
        return new Earned(LocalDate.EPOCH, List.of(new Part(revenue.gross(), revenue.units(), now, plan)));
    }

    Revenue all() {
        return sum(parts);
    }

    /** What of it counts for a rule that is for referred revenue only. */
    Revenue attributed(Rule rule) {
        Rule.Attribution attribution = rule.attribution();
        return sum(parts.stream()
                .filter(part -> attribution != null && counts(part.referral(), rule.party(), attribution))
                .toList());
    }

    private static Revenue sum(List<Part> parts) {
        Map<UUID, Revenue.Sold> byPlan = new HashMap<>();
        for (Part part : parts) {
            if (part.plan() != null) {
                byPlan.merge(part.plan(), new Revenue.Sold(part.gross(), part.units()), Revenue.Sold::plus);
            }
        }
        return new Revenue(
                Math.max(0, parts.stream().mapToLong(Part::gross).sum()),
                parts.stream().mapToLong(Part::units).sum(),
                byPlan);
    }

    private boolean counts(@Nullable Referral referral, TenantId party, Rule.Attribution attribution) {
        return referral != null && referral.promoter().equals(party) && referral.countsIn(period, attribution.months());
    }

    /** What the same referral has brought of a plan; negative where credit notes took more back. */
    record Part(
            long gross,
            long units,
            @Nullable Referral referral,
            @Nullable UUID plan) {}
}
