package io.modelmarket.billing.agreement;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.split.Window;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rule in JSON; amounts in the agreement's currency, and only what its kind has.
 *
 * @param meter what a price is for each priced unit of
 * @param lifetimeCap the most that there ever is by it, over all versions of the agreement
 * @param window the months whose usage it is for
 */
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
        @Nullable List<WholesalePriceView> planPrices,
        @Nullable Meter meter,
        @Nullable String lifetimeCap,
        @Nullable WindowView window) {

    /**
     * Shows a share's rule.
     *
     * @param planNames of the plans that have a price of their own, in their order
     */
    static RuleView of(Share share, Currency currency, List<String> planNames) {
        return switch (share.rule()) {
            case Rule.Percent p -> percent(p, share, currency);
            case Rule.PerUnit u -> perUnit(share, currency, u.price(), null);
            case Rule.Resale r ->
                perUnit(
                        share,
                        currency,
                        r.wholesale(),
                        r.plans().isEmpty() ? null : prices(r.plans(), planNames, currency));
            case Rule.Minimum m -> amount(share, decimal(m.amount(), currency), null, null);
            case Rule.Recoupment r ->
                amount(share, decimal(r.advance(), currency), r.from().value(), r.group());
            case Rule.Residual residual -> amount(share, null, null, null);
        };
    }

    private static RuleView percent(Rule.Percent rule, Share share, Currency currency) {
        return new RuleView(
                share.kind(),
                rule.basis(),
                rule.bands().stream().map(band -> BandView.of(band, currency)).toList(),
                rule.whole(),
                decimal(rule.limits().cap(), currency),
                null,
                null,
                null,
                AttributionView.of(rule.attribution()),
                null,
                null,
                null,
                decimal(rule.limits().lifetimeCap(), currency),
                WindowView.of(rule.limits().window()));
    }

    private static RuleView amount(
            Share share, @Nullable String amount, @Nullable String from, @Nullable String collateral) {
        return new RuleView(
                share.kind(), null, null, null, null, null, amount, from, null, collateral, null, null, null, null);
    }

    private static RuleView perUnit(
            Share share, Currency currency, @Nullable BigDecimal minor, @Nullable List<WholesalePriceView> prices) {
        Rule rule = share.rule();
        return new RuleView(
                share.kind(),
                null,
                null,
                null,
                decimal(rule.limits().cap(), currency),
                minor == null ? null : price(minor, currency),
                null,
                null,
                AttributionView.of(rule.attribution()),
                null,
                prices,
                rule.meter(),
                decimal(rule.limits().lifetimeCap(), currency),
                WindowView.of(rule.limits().window()));
    }

    private static List<WholesalePriceView> prices(List<Rule.PlanPrice> plans, List<String> names, Currency currency) {
        List<WholesalePriceView> views = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            views.add(new WholesalePriceView(
                    plans.get(i).plan(), names.get(i), price(plans.get(i).wholesale(), currency)));
        }
        return views;
    }

    private static String price(BigDecimal minor, Currency currency) {
        return plain(minor.movePointLeft(currency.getDefaultFractionDigits()));
    }

    private static @Nullable String decimal(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency).toDecimal().toPlainString();
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /**
     * A band of a percentage by volume: from which revenue in the period on.
     *
     * @param rate where it was written as a fraction; the percentage is rounded then
     */
    @Schema(name = "AgreementBandView")
    record BandView(String from, String percent, @Nullable String rate) {

        private static BandView of(Rule.Band band, Currency currency) {
            return new BandView(
                    new Money(band.from(), currency).toDecimal().toPlainString(),
                    plain(band.percent()),
                    band.rate().isFraction() ? band.rate().toString() : null);
        }
    }

    /** Only revenue of subscriptions that the tenant has referred, for so many months after each was made. */
    record AttributionView(int months) {

        private static @Nullable AttributionView of(Rule.@Nullable Attribution attribution) {
            return attribution == null ? null : new AttributionView(attribution.months());
        }
    }

    /** What a unit of the meter under a plan costs its reseller; the plan with its name. */
    record WholesalePriceView(UUID planId, String plan, String unitPrice) {}

    /** Months of usage, half-open. */
    record WindowView(@Nullable String from, @Nullable String to) {

        private static @Nullable WindowView of(@Nullable Window window) {
            if (window == null) {
                return null;
            }
            return new WindowView(
                    window.from() == null ? null : window.from().toString(),
                    window.to() == null ? null : window.to().toString());
        }
    }
}
