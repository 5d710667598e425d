package io.modelmarket.billing.agreement;

import io.modelmarket.billing.referral.Referral;
import io.modelmarket.billing.split.Revenue;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.TenantId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period's revenue in parts, each of subscriptions that the same promoter has referred on the same day, or nobody.
 */
record Earned(LocalDate period, List<Part> parts) {

    /** Nobody has referred it. */
    static Earned of(Revenue revenue) {
        return new Earned(LocalDate.EPOCH, List.of(new Part(revenue.gross(), revenue.units(), null)));
    }

    /** A promoter has referred it just now. */
    static Earned referredBy(TenantId promoter, Revenue revenue) {
        Referral now = new Referral(promoter, LocalDate.EPOCH);
        return new Earned(LocalDate.EPOCH, List.of(new Part(revenue.gross(), revenue.units(), now)));
    }

    Revenue all() {
        return new Revenue(
                Math.max(0, parts.stream().mapToLong(Part::gross).sum()),
                parts.stream().mapToLong(Part::units).sum());
    }

    /** What of it counts for a rule that is for referred revenue only. */
    Revenue attributed(Rule rule) {
        Rule.Attribution attribution = rule.attribution();
        List<Part> counting = parts.stream()
                .filter(part -> attribution != null && counts(part.referral(), rule.party(), attribution))
                .toList();
        return new Revenue(
                Math.max(0, counting.stream().mapToLong(Part::gross).sum()),
                counting.stream().mapToLong(Part::units).sum());
    }

    private boolean counts(@Nullable Referral referral, TenantId party, Rule.Attribution attribution) {
        return referral != null && referral.promoter().equals(party) && referral.countsIn(period, attribution.months());
    }

    /** What the same referral has brought; negative where credit notes took more back. */
    record Part(long gross, long units, @Nullable Referral referral) {}
}
