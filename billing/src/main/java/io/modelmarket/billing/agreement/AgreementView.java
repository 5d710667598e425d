package io.modelmarket.billing.agreement;

import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement in JSON, as its participants see it. */
record AgreementView(
        UUID id,
        String model,
        ScopeView scope,
        int version,
        Mode mode,
        Recognition recognition,
        String currency,
        Status status,
        List<AgreementShareView> shares,
        String proposer,
        @Nullable UUID supersedes,
        int noticeDays,
        Instant proposedAt,
        @Nullable Instant activeFrom,
        @Nullable Instant endsAt,
        @Nullable Instant endedAt) {

    /** Which revenue it is for, with what its kind has. */
    record ScopeView(
            Scope.Kind kind,
            @Nullable String version,
            @Nullable List<String> countries) {

        static ScopeView of(Scope scope) {
            return new ScopeView(
                    scope.kind(),
                    scope.version().isEmpty() ? null : scope.version(),
                    scope.countries().isEmpty() ? null : scope.countries());
        }
    }

    /** Where an agreement stands. */
    @Schema(name = "AgreementStatus")
    enum Status {
        PROPOSED,
        /** A counter-proposal has taken its place. */
        SUPERSEDED,
        ACTIVE,
        ENDED
    }

    /** A share, whether its participant has signed; a percentage only where it is flat. */
    record AgreementShareView(
            String tenant,
            ParticipantRole role,
            @Nullable String percent,
            RuleView rule,
            @Nullable Instant acceptedAt) {}

    /** A band of a percentage by volume: from which revenue in the period on. */
    @Schema(name = "AgreementBandView")
    record BandView(String from, String percent) {}

    /** Only revenue of subscriptions that the tenant has referred, for so many months after each was made. */
    record AttributionView(int months) {}

    /** What a request under a plan costs its reseller; the plan with its name. */
    record WholesalePriceView(UUID planId, String plan, String unitPrice) {}

    /** A rule; amounts in the agreement's currency, and only what its kind has. */
    record RuleView(
            RuleKind kind,
            Rule.@Nullable Basis basis,
            @Nullable List<BandView> bands,
            @Nullable Boolean wholeVolume,
            @Nullable String cap,
            @Nullable String unitPrice,
            @Nullable String amount,
            @Nullable String from,
            @Nullable AttributionView attribution,
            @Nullable String collateral,
            @Nullable List<WholesalePriceView> planPrices) {

        /**
         * Shows a share's rule.
         *
         * @param planNames of the plans that have a price of their own, in their order
         */
        static RuleView of(Share share, Currency currency, List<String> planNames) {
            Rule.Attribution referred = share.rule().attribution();
            AttributionView attribution = referred == null ? null : new AttributionView(referred.months());
            RuleKind kind = share.kind();
            return switch (share.rule()) {
                case Rule.Percent p ->
                    new RuleView(
                            kind,
                            p.basis(),
                            p.bands().stream()
                                    .map(band -> new BandView(
                                            new Money(band.from(), currency)
                                                    .toDecimal()
                                                    .toPlainString(),
                                            plain(band.percent())))
                                    .toList(),
                            p.whole(),
                            decimal(p.cap(), currency),
                            null,
                            null,
                            null,
                            attribution,
                            null,
                            null);
                case Rule.PerUnit u ->
                    perRequest(kind, price(u.price(), currency), decimal(u.cap(), currency), attribution, null);
                case Rule.Resale r ->
                    perRequest(
                            kind,
                            price(r.wholesale(), currency),
                            decimal(r.cap(), currency),
                            attribution,
                            r.plans().isEmpty() ? null : prices(r.plans(), planNames, currency));
                case Rule.Minimum m -> amount(kind, decimal(m.amount(), currency), null, null);
                case Rule.Recoupment r ->
                    amount(kind, decimal(r.advance(), currency), r.from().value(), r.group());
                case Rule.Residual residual -> amount(kind, null, null, null);
            };
        }

        private static RuleView amount(
                RuleKind kind, @Nullable String amount, @Nullable String from, @Nullable String collateral) {
            return new RuleView(kind, null, null, null, null, null, amount, from, null, collateral, null);
        }

        private static RuleView perRequest(
                RuleKind kind,
                @Nullable String price,
                @Nullable String cap,
                @Nullable AttributionView attribution,
                @Nullable List<WholesalePriceView> prices) {
            return new RuleView(kind, null, null, null, cap, price, null, null, attribution, null, prices);
        }

        private static List<WholesalePriceView> prices(
                List<Rule.PlanPrice> plans, List<String> names, Currency currency) {
            List<WholesalePriceView> views = new ArrayList<>();
            for (int i = 0; i < plans.size(); i++) {
                BigDecimal minor = plans.get(i).wholesale();
                views.add(new WholesalePriceView(
                        plans.get(i).plan(),
                        names.get(i),
                        plain(minor.movePointLeft(currency.getDefaultFractionDigits()))));
            }
            return views;
        }

        private static @Nullable String price(@Nullable BigDecimal minor, Currency currency) {
            return minor == null ? null : plain(minor.movePointLeft(currency.getDefaultFractionDigits()));
        }

        private static @Nullable String decimal(@Nullable Long minor, Currency currency) {
            return minor == null ? null : new Money(minor, currency).toDecimal().toPlainString();
        }

        private static String plain(BigDecimal value) {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
    }
}
