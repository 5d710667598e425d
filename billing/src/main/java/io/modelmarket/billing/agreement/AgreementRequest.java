package io.modelmarket.billing.agreement;

import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proposal: either {@code shares}, percentages that sum to 100, or {@code rules} that are applied in their order. */
record AgreementRequest(
        @NotBlank @Size(max = 120) String model,
        @NotNull Mode mode,
        @NotBlank @Size(max = 3) String currency,
        @Size(max = Shares.MOST) @Nullable List<@NotNull @Valid ShareRequest> shares,
        @Size(max = Shares.MOST) @Nullable List<@NotNull @Valid RuleRequest> rules,
        @Min(0) @Max(365) @Nullable Integer noticeDays,
        @Valid @Nullable ScopeRequest scope,
        @Nullable Recognition recognition) {

    /**
     * What is proposed.
     *
     * @throws ProblemException when it is not a whole or not understood
     */
    Proposal proposal() {
        try {
            Currency in = Currency.getInstance(currency);
            Shares all = new Shares(all(in));
            if (all.attributes() && mode != Mode.PROMOTION) {
                throw new IllegalArgumentException("rules for what was referred are for agreements of mode PROMOTION");
            }
            return new Proposal(
                    ModelName.parse(model),
                    scope == null ? Scope.MODEL : scope.scope(),
                    mode,
                    recognition == null ? Recognition.AGENT : recognition,
                    in,
                    all,
                    noticeDays == null ? 0 : noticeDays);
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "currency is not a known ISO 4217 code" : e.getMessage();
            throw new ProblemException(ProblemType.INVALID_REQUEST, why + ".");
        }
    }

    private List<Share> all(Currency in) {
        if ((shares == null) == (rules == null)) {
            throw new IllegalArgumentException("an agreement has either shares or rules");
        }
        return shares != null
                ? shares.stream().map(ShareRequest::share).toList()
                : rules == null
                        ? List.of()
                        : rules.stream().map(rule -> rule.share(in)).toList();
    }

    private static BigDecimal decimal(@Nullable String text, String field) {
        try {
            return new BigDecimal(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + " must be a decimal number, like 12.5", e);
        }
    }

    /**
     * Which revenue it is for; without one, all of the model's.
     *
     * @param version RELEASE, RELEASE_REGION: the release's
     * @param countries REGION, RELEASE_REGION: where the consumers are, ISO 3166-1 alpha-2
     */
    record ScopeRequest(
            @NotNull Scope.Kind kind,
            @Size(max = 64) @Nullable String version,
            @Size(max = 60) @Nullable List<@NotBlank @Size(max = 2) String> countries) {

        Scope scope() {
            return new Scope(kind, version == null ? "" : version, countries == null ? List.of() : countries);
        }
    }

    /** A participant's percentage. */
    record ShareRequest(
            @NotBlank @Size(max = 40) String tenant,
            @NotNull ParticipantRole role,
            @NotBlank @Size(max = 30) String percent) {

        Share share() {
            return new Share(new TenantId(tenant), role, decimal(percent, "percent"));
        }
    }

    /** For how many months after it was made a referred subscription counts. */
    record AttributionRequest(@Min(1) int months) {}

    /** What a request under a plan of the model costs its reseller; may be 0. */
    record WholesalePriceRequest(
            @NotNull UUID planId, @NotBlank @Size(max = 30) String unitPrice) {}

    /** From which revenue in a period on which percentage applies. */
    record BandRequest(
            @NotBlank @Size(max = 30) String from,
            @NotBlank @Size(max = 30) String percent) {}

    /**
     * A rule; which fields it takes depends on its kind.
     *
     * @param percent PERCENT: flat
     * @param bands PERCENT: by volume instead
     * @param wholeVolume PERCENT: whether the band that is reached applies to all of it
     * @param basis PERCENT: of the revenue (usual), or of what the rules before have left
     * @param cap PERCENT, PER_UNIT, RESALE: the most in a period
     * @param unitPrice PER_UNIT: for each request; RESALE: the wholesale price of each, of every plan without a price
     *     of its own; none: such plans are not resold
     * @param planPrices RESALE: plans with a wholesale price of their own
     * @param amount TOP_UP_TO_MINIMUM: the least in a period; RECOUPMENT: the advance
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
            @Size(max = 50) @Nullable List<@NotNull @Valid WholesalePriceRequest> planPrices) {

        private static final Set<RuleKind> ATTRIBUTED = Set.of(RuleKind.PERCENT, RuleKind.PER_UNIT, RuleKind.RESALE);

        Share share(Currency currency) {
            if (attribution != null && !ATTRIBUTED.contains(kind)) {
                throw new IllegalArgumentException("attribution is for the kinds PERCENT, PER_UNIT and RESALE");
            }
            if (planPrices != null && kind != RuleKind.RESALE) {
                throw new IllegalArgumentException("planPrices are for the kind RESALE");
            }
            Rule.Attribution referred = attribution == null ? null : new Rule.Attribution(attribution.months());
            TenantId party = new TenantId(tenant);
            Long most = cap == null ? null : (Long) minor(cap, "cap", currency);
            Rule rule = switch (kind) {
                case PERCENT ->
                    new Rule.Percent(
                            party,
                            basis == null ? Rule.Basis.GROSS : basis,
                            bands(currency),
                            Boolean.TRUE.equals(wholeVolume),
                            most,
                            referred);
                case PER_UNIT -> new Rule.PerUnit(party, unitMinor(unitPrice, "unitPrice", currency), most, referred);
                case RESALE ->
                    new Rule.Resale(
                            party,
                            unitPrice == null ? null : unitMinor(unitPrice, "unitPrice", currency),
                            planPrices(currency),
                            most,
                            referred);
                case TOP_UP_TO_MINIMUM -> new Rule.Minimum(party, minor(amount, "amount", currency));
                case RESIDUAL -> new Rule.Residual(party);
                case RECOUPMENT ->
                    new Rule.Recoupment(
                            party,
                            new TenantId(from == null ? "" : from),
                            minor(amount, "amount", currency),
                            collateral);
            };
            return new Share(role, rule);
        }

        private List<Rule.PlanPrice> planPrices(Currency currency) {
            return planPrices == null
                    ? List.of()
                    : planPrices.stream()
                            .map(price -> new Rule.PlanPrice(
                                    price.planId(), unitMinor(price.unitPrice(), "planPrices.unitPrice", currency)))
                            .toList();
        }

        private static BigDecimal unitMinor(@Nullable String price, String field, Currency currency) {
            return decimal(price, field).movePointRight(currency.getDefaultFractionDigits());
        }

        private List<Rule.Band> bands(Currency currency) {
            if (bands == null) {
                return List.of(new Rule.Band(0, decimal(percent, "percent")));
            }
            return bands.stream()
                    .map(band ->
                            new Rule.Band(minor(band.from(), "from", currency), decimal(band.percent(), "percent")))
                    .toList();
        }

        private static long minor(@Nullable String text, String field, Currency currency) {
            try {
                return decimal(text, field)
                        .movePointRight(currency.getDefaultFractionDigits())
                        .longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(field + " must be an amount of " + currency + ", not " + text, e);
            }
        }
    }
}
