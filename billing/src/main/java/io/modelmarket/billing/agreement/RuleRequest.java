package io.modelmarket.billing.agreement;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.split.Limits;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.split.Window;
import io.modelmarket.contracts.id.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposed rule; which fields it takes depends on its kind.
 *
 * @param percent PERCENT: flat
 * @param rate PERCENT: a fraction, such as 1/3, instead of a percentage
 * @param bands PERCENT: by volume instead, each with a percentage or a fraction
 * @param wholeVolume PERCENT: whether the band that is reached applies to all of it
 * @param basis PERCENT: of the revenue (usual), of it less the platform's fees, or of what the rules before have left
 * @param cap PERCENT, PER_UNIT, RESALE: the most in a period
 * @param lifetimeCap PERCENT, PER_UNIT, RESALE: the most that there ever is, over all versions of the agreement
 * @param window PERCENT, PER_UNIT, RESALE: the months whose usage it is for
 * @param unitPrice PER_UNIT: for each unit of the meter; RESALE: the wholesale price of each, of every plan without a
 *     price of its own; none: such plans are not resold
 * @param meter PER_UNIT, RESALE: what the price is for; without it requests
 * @param planPrices RESALE: plans with a wholesale price of their own
 * @param amount TOP_UP_TO_MINIMUM: the least in a period; RECOUPMENT: the advance, all of it over all versions of the
 *     agreement
 * @param from RECOUPMENT: out of whose share
 * @param attribution PERCENT, PER_UNIT, RESALE: only of subscriptions that the tenant has referred
 * @param collateral RECOUPMENT: a name that the same two parties give to advances that come back together
 */
record RuleRequest(
        @NotNull RuleKind kind,
        @NotBlank @Size(max = 40) String tenant,
        @NotNull ParticipantRole role,
        @Size(max = 30) @Nullable String percent,
        @Size(max = 20) @Nullable List<@NotNull @Valid BandRequest> bands,
        @Nullable Boolean wholeVolume,
        Rule.@Nullable Basis basis,
        @Size(max = 30) @Nullable String cap,
        @Size(max = 30) @Nullable String unitPrice,
        @Size(max = 30) @Nullable String amount,
        @Size(max = 40) @Nullable String from,
        @Valid @Nullable AttributionRequest attribution,
        @Size(max = 40) @Nullable String collateral,
        @Size(max = 50) @Nullable List<@NotNull @Valid WholesalePriceRequest> planPrices,
        @Nullable Meter meter,
        @Size(max = 30) @Nullable String lifetimeCap,
        @Valid @Nullable WindowRequest window,
        @Size(max = 13) @Nullable String rate) {

    private static final Set<RuleKind> LIMITED = EnumSet.of(RuleKind.PERCENT, RuleKind.PER_UNIT, RuleKind.RESALE);
    private static final Set<RuleKind> METERED = EnumSet.of(RuleKind.PER_UNIT, RuleKind.RESALE);

    /** What it says. */
    Share share(Currency currency) {
        only(LIMITED, attribution, "attribution is");
        only(LIMITED, lifetimeCap, "lifetimeCap is");
        only(LIMITED, window, "window is");
        only(METERED, meter, "meter is");
        only(EnumSet.of(RuleKind.RESALE), planPrices, "planPrices are");
        TenantId party = AgreementRequest.tenantAt("tenant", tenant);
        Meter counted = meter == null ? Meter.REQUESTS : meter;
        Rule rule = switch (kind) {
            case PERCENT ->
                new Rule.Percent(
                        party,
                        basis == null ? Rule.Basis.GROSS : basis,
                        limits(currency),
                        bands(currency),
                        Boolean.TRUE.equals(wholeVolume));
            case PER_UNIT ->
                new Rule.PerUnit(party, counted, unitMinor(unitPrice, "unitPrice", currency), limits(currency));
            case RESALE ->
                new Rule.Resale(
                        party,
                        counted,
                        unitPrice == null ? null : unitMinor(unitPrice, "unitPrice", currency),
                        planPrices(currency),
                        limits(currency));
            case TOP_UP_TO_MINIMUM -> new Rule.Minimum(party, minor(amount, "amount", currency));
            case RESIDUAL -> new Rule.Residual(party);
            case RECOUPMENT ->
                new Rule.Recoupment(
                        party, AgreementRequest.tenantAt("from", from), minor(amount, "amount", currency), collateral);
        };
        return new Share(role, rule);
    }

    private void only(Set<RuleKind> kinds, @Nullable Object given, String field) {
        if (given != null && !kinds.contains(kind)) {
            throw new IllegalArgumentException(field + " for the kinds " + kinds + ", not " + kind);
        }
    }

    private Limits limits(Currency currency) {
        return new Limits(
                cap == null ? null : (Long) minor(cap, "cap", currency),
                lifetimeCap == null ? null : (Long) minor(lifetimeCap, "lifetimeCap", currency),
                window == null ? null : window.window(),
                attribution == null ? null : new Rule.Attribution(attribution.months()));
    }

    private List<Rule.PlanPrice> planPrices(Currency currency) {
        return planPrices == null
                ? List.of()
                : AgreementRequest.each(
                        "planPrices",
                        planPrices,
                        price -> new Rule.PlanPrice(
                                price.planId(), unitMinor(price.unitPrice(), "unitPrice", currency)));
    }

    private List<Rule.Band> bands(Currency currency) {
        if (bands == null) {
            return List.of(new Rule.Band(0, AgreementRequest.rate(percent, rate)));
        }
        return AgreementRequest.each(
                "bands",
                bands,
                band -> new Rule.Band(
                        minor(band.from(), "from", currency), AgreementRequest.rate(band.percent(), band.rate())));
    }

    private static BigDecimal unitMinor(@Nullable String price, String field, Currency currency) {
        return AgreementRequest.decimal(price, field).movePointRight(currency.getDefaultFractionDigits());
    }

    private static long minor(@Nullable String text, String field, Currency currency) {
        BigDecimal decimal = AgreementRequest.decimal(text, field);
        return UnfitField.at(field, () -> {
            try {
                return decimal.movePointRight(currency.getDefaultFractionDigits())
                        .longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(field + " must be an amount of " + currency + ", not " + text, e);
            }
        });
    }

    /** For how many months after it was made a referred subscription counts. */
    record AttributionRequest(@Min(1) int months) {}

    /** What a unit of the meter under a plan of the model costs its reseller; may be 0. */
    record WholesalePriceRequest(
            @NotNull UUID planId, @NotBlank @Size(max = 30) String unitPrice) {}

    /** From which revenue in a period on which percentage applies. */
    record BandRequest(
            @NotBlank @Size(max = 30) String from,
            @Size(max = 30) @Nullable String percent,
            @Size(max = 13) @Nullable String rate) {}

    /**
     * Months of usage, half-open, each like 2026-07.
     *
     * @param from the first; none: from the beginning
     * @param to the first that is not in it; none: for good
     */
    record WindowRequest(
            @Pattern(regexp = MONTH) @Nullable String from,
            @Pattern(regexp = MONTH) @Nullable String to) {

        private static final String MONTH = "2\\d{3}-(0[1-9]|1[0-2])";

        Window window() {
            return new Window(from == null ? null : YearMonth.parse(from), to == null ? null : YearMonth.parse(to));
        }
    }
}
