package io.modelmarket.billing.tax;

import io.modelmarket.billing.tax.TaxRule.Category;
import io.modelmarket.billing.tax.TaxRule.Place;
import io.modelmarket.billing.tax.TaxRule.Validity;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance keeps the rules of tax. */
@Path("/v1/finance/tax-rules")
@PlatformRole("finance")
class TaxRuleResource {

    private static final int CREATED = 201;

    private final TaxRules rules;
    private final Caller caller;

    @Inject
    TaxRuleResource(TaxRules rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    public TaxRulesView list() {
        return new TaxRulesView(rules.list().stream().map(TaxRuleView::of).toList());
    }

    @POST
    @Idempotent
    @ResponseStatus(CREATED)
    public TaxRuleView add(@NotNull @Valid TaxRuleRequest request) {
        TaxRule rule = request.rule();
        rules.add(rule, caller.subject());
        return TaxRuleView.of(rule);
    }

    /** Ends a rule on a day, from which it no longer applies. */
    @POST
    @Path("{id}/end")
    public TaxRuleView end(@PathParam("id") UUID id, @NotNull @Valid EndRequest request) {
        return TaxRuleView.of(rules.end(id, request.to(), caller.subject()));
    }

    /**
     * A rule to be.
     *
     * @param region of the consumer's country; without, all of it that no rule names
     * @param rate in percent, such as 10.5
     * @param from its first day
     * @param to the first day on which it no longer applies
     */
    record TaxRuleRequest(
            @NotNull @Size(min = 2, max = 2) String issuerCountry,
            @NotNull @Size(min = 2, max = 2) String consumerCountry,
            @Size(min = 1, max = 60) @Nullable String region,
            @NotNull Category category,

            @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 6) BigDecimal rate,

            @NotBlank @Size(max = 100) String name,
            @NotNull LocalDate from,
            @Nullable LocalDate to) {

        TaxRule rule() {
            if ((category == Category.ZERO) != (rate.signum() == 0)) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "rate must be 0 in category ZERO and only there.");
            }
            if (to != null && !to.isAfter(from)) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "to must be after from.");
            }
            Place place = new Place(
                    Countries.known(issuerCountry, "issuerCountry"),
                    Countries.known(consumerCountry, "consumerCountry"),
                    region);
            return new TaxRule(UUID.randomUUID(), place, category, rate, name, new Validity(from, to));
        }
    }

    /** The day it ends on. */
    record EndRequest(@NotNull LocalDate to) {}

    /** A rule in JSON; the rate is a plain decimal. */
    record TaxRuleView(
            UUID id,
            String issuerCountry,
            String consumerCountry,
            @Nullable String region,
            Category category,
            String rate,
            String name,
            LocalDate from,
            @Nullable LocalDate to) {

        static TaxRuleView of(TaxRule rule) {
            return new TaxRuleView(
                    rule.id(),
                    rule.place().issuer(),
                    rule.place().consumer(),
                    rule.place().region(),
                    rule.category(),
                    Rates.plain(rule.rate()),
                    rule.name(),
                    rule.validity().from(),
                    rule.validity().to());
        }
    }

    /** All rules. */
    record TaxRulesView(List<TaxRuleView> items) {}
}
