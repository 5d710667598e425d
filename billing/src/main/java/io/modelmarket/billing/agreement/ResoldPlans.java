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
import java.util.List;
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
        List<Rule.Resale> rules = shares.rules().stream()
                .filter(Rule.Resale.class::isInstance)
                .map(Rule.Resale.class::cast)
                .toList();
        rules.forEach(rule -> rule.plans().forEach(price -> checkPlan(subject, price.plan())));
        List<Rule.Resale> ofAll =
                rules.stream().filter(rule -> rule.attribution() == null).toList();
        for (int i = 0; i < ofAll.size(); i++) {
            for (Rule.Resale other : ofAll.subList(i + 1, ofAll.size())) {
                checkOneTaker(ofAll.get(i), other);
                checkOneTaker(other, ofAll.get(i));
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
    private static void checkOneTaker(Rule.Resale resale, Rule.Resale other) {
        for (Rule.PlanPrice price : resale.plans()) {
            if (other.wholesale() != null || other.prices(price.plan())) {
                throw Acceptability.unprocessable("planPrices: plan " + price.plan() + " has a price for "
                        + resale.party() + " and " + (other.prices(price.plan()) ? "" : "by unitPrice ") + "for "
                        + other.party() + ", who would both have the margin of all of it; name it for one, leave the"
                        + " other without unitPrice, or give both attribution.");
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
