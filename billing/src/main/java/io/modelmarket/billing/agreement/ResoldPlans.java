package io.modelmarket.billing.agreement;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.Plans;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.ModelName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The plans that resale rules have a price of their own for. */
@ApplicationScoped
class ResoldPlans {

    private final Plans plans;
    private final Directory directory;

    @Inject
    ResoldPlans(Plans plans, Directory directory) {
        this.plans = plans;
        this.directory = directory;
    }

    /**
     * Refuses plans that are none of what is shared, or that two would resell at once.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException saying which and why
     */
    void check(Acceptability.Subject subject, Shares shares) {
        Map<UUID, Rule.Resale> takers = new HashMap<>();
        for (Rule rule : shares.rules()) {
            if (rule instanceof Rule.Resale resale) {
                resale.plans().forEach(price -> checkPlan(subject, price.plan()));
                checkOneTaker(resale, takers);
            }
        }
    }

    private void checkPlan(Acceptability.Subject subject, UUID id) {
        PlanVersion plan = plans.inForce(id)
                .orElseThrow(() -> Acceptability.unprocessable(
                        "planPrices: there is no plan " + id + "; GET /v1/catalog/plans lists those of a model."));
        if (!covers(subject, plan.model())) {
            throw Acceptability.unprocessable("planPrices: plan " + plan.name() + " (" + id + ") is for " + plan.model()
                    + ", not for " + subject.model() + "; name plans of what the agreement is for.");
        }
        Currency currency = plan.tariff().currency();
        if (!currency.equals(subject.currency())) {
            throw Acceptability.unprocessable("planPrices: plan " + plan.name() + " (" + id + ") is in " + currency
                    + ", and the agreement shares revenue in " + subject.currency()
                    + "; name it in an agreement in " + currency + ".");
        }
    }

    private boolean covers(Acceptability.Subject subject, ModelName model) {
        return model.equals(subject.model())
                || (subject.scope().kind() == Scope.Kind.LINEAGE
                        && directory.ancestors(model).contains(subject.model()));
    }

    /** Of the same revenue two would have a margin each; what each has referred itself is not the same. */
    private static void checkOneTaker(Rule.Resale resale, Map<UUID, Rule.Resale> takers) {
        if (resale.attribution() != null) {
            return;
        }
        for (Rule.PlanPrice price : resale.plans()) {
            Rule.Resale other = takers.putIfAbsent(price.plan(), resale);
            if (other != null) {
                throw Acceptability.unprocessable("planPrices: plan " + price.plan() + " has a price for "
                        + other.party() + " and for " + resale.party()
                        + ", who would both have the margin of all of it; name it for one, or give both attribution.");
            }
        }
    }

    /** Those of a rule's plans that charge by the request and nothing else, with how many requests an amount is for. */
    List<Sold> sold(Rule.Resale rule, long minor) {
        List<Sold> sold = new ArrayList<>();
        for (Rule.PlanPrice price : rule.plans()) {
            plans.inForce(price.plan())
                    .ifPresent(plan -> plan.tariff()
                            .pricePerRequest()
                            .filter(each -> each.signum() > 0)
                            .ifPresent(each ->
                                    sold.add(new Sold(plan.planId(), plan.name(), requests(plan, minor, each)))));
        }
        return sold;
    }

    private static long requests(PlanVersion plan, long minor, BigDecimal each) {
        int digits = plan.tariff().currency().getDefaultFractionDigits();
        return BigDecimal.valueOf(minor, digits)
                .divide(each, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** A plan and how many of its requests were paid. */
    record Sold(UUID id, String name, long requests) {}
}
