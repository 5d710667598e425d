package io.modelmarket.billing.agreement;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.meter.Units;
import io.modelmarket.billing.referral.Referral;
import io.modelmarket.billing.split.Revenue;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.TenantId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A period's revenue and answered usage in parts, each of one plan and of subscriptions that the same promoter has
 * referred on the same day, or nobody.
 */
record Earned(LocalDate period, List<Part> parts) {

    /** Nobody has referred it, and nothing was used for it. */
    static Earned of(LocalDate period, long gross) {
        return new Earned(period, List.of(new Part(gross, Units.NONE, null, null)));
    }

    /** A promoter has referred it just now. */
    static Earned referredBy(TenantId promoter, LocalDate period, long gross) {
        return new Earned(period, List.of(new Part(gross, Units.NONE, new Referral(promoter, period), null)));
    }

    /** All of a plan, by its reseller, who has referred it just now where the rule is for such revenue only. */
    static Earned resoldBy(Rule.Resale rule, UUID plan, LocalDate period, long gross, long requests) {
        Referral now = rule.attribution() == null ? null : new Referral(rule.party(), period);
        Units units = new Units(Map.of(Meter.REQUESTS, requests));
        return new Earned(period, List.of(new Part(gross, units, now, plan)));
    }

    /** Minor units; never less than nothing. */
    long gross() {
        return Math.max(0, parts.stream().mapToLong(Part::gross).sum());
    }

    /** All that was used. */
    Units units() {
        return parts.stream().map(Part::units).reduce(Units.NONE, Units::plus);
    }

    /** What of it a rule is for: all, or what its party has referred. */
    Revenue at(Rule rule) {
        Rule.Attribution attribution = rule.attribution();
        return sum(
                rule.meter(),
                parts.stream()
                        .filter(part -> attribution == null || counts(part.referral(), rule.party(), attribution)));
    }

    private static Revenue sum(Meter meter, Stream<Part> parts) {
        long gross = 0;
        long units = 0;
        Map<UUID, Revenue.Sold> byPlan = new HashMap<>();
        for (Part part : parts.toList()) {
            gross += part.gross();
            units += part.units().of(meter);
            if (part.plan() != null) {
                byPlan.merge(
                        part.plan(), new Revenue.Sold(part.gross(), part.units().of(meter)), Revenue.Sold::plus);
            }
        }
        return new Revenue(Math.max(0, gross), units, byPlan);
    }

    private boolean counts(@Nullable Referral referral, TenantId party, Rule.Attribution attribution) {
        return referral != null && referral.promoter().equals(party) && referral.countsIn(period, attribution.months());
    }

    /** What the same referral has brought of a plan; negative where credit notes took more back. */
    record Part(
            long gross,
            Units units,
            @Nullable Referral referral,
            @Nullable UUID plan) {}
}
