package io.modelmarket.platform.inference;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.catalog.Releases;
import io.modelmarket.platform.catalog.Residency;
import io.modelmarket.platform.key.ApiKey;
import io.modelmarket.platform.key.KeyBudget;
import io.modelmarket.platform.key.Keys;
import io.modelmarket.platform.quarantine.Refusals;
import io.modelmarket.platform.quota.BothUnits;
import io.modelmarket.platform.quota.BudgetUnit;
import io.modelmarket.platform.quota.Budgets;
import io.modelmarket.platform.quota.LeasePendingException;
import io.modelmarket.platform.quota.QuotaUnit;
import io.modelmarket.platform.quota.Quotas;
import io.modelmarket.platform.subscription.LimitState;
import io.modelmarket.platform.subscription.RateLimits;
import io.modelmarket.platform.subscription.Subscription;
import io.modelmarket.platform.subscription.Subscriptions;
import io.modelmarket.platform.usage.Journal;
import io.modelmarket.runtime.worker.LoadedModel;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a call may run. The limits come last, so that a call refused for another reason uses none of them.
 */
@Singleton
public class Admission {

    private final Keys keys;
    private final Catalog catalog;
    private final Commerce commerce;
    private final Journal journal;
    private final Clock clock;

    /** What can be called. */
    @Singleton
    record Catalog(Releases releases, Residency residency, Refusals refusals) {}

    /** What has been bought of it. */
    @Singleton
    record Commerce(Subscriptions subscriptions, RateLimits rateLimits, Quotas quotas, Budgets budgets) {}

    Admission(Keys keys, Catalog catalog, Commerce commerce, Journal journal, Clock clock) {
        this.keys = keys;
        this.catalog = catalog;
        this.commerce = commerce;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Lets the call in, and takes a unit of its subscription's month. What it is for is noted as it is found.
     *
     * @throws ProblemException when it may not run, or not now
     */
    Admitted admit(Stages stages) {
        Call call = stages.call();
        ApiKey key = keys.requireStill(call.key());
        ModelName model = catalog.releases().requireModel(call.model());
        stages.found(model);
        Subscription subscription = commerce.subscriptions().require(key.tenant(), model);
        Release release = catalog.releases().requireKnown(model, call.version());
        stages.found(release);
        Releases.requireCallable(release);
        catalog.refusals().requireServed(release.ref(), subscription.tenant());
        journal.requireOpen();
        LoadedModel loaded = catalog.residency().require(release);
        Instant now = clock.instant();
        Admitted.Limits limits = take(subscription, key.budget(), now);
        return new Admitted(call, new Admitted.Payer(key, subscription), release, loaded, limits, now);
    }

    /** The model that a call is for which is refused without being looked at, if there is one. */
    Optional<ModelName> model(Call call) {
        return catalog.releases().known(call.model());
    }

    /** A key's own budget first: what it refuses must not look as if the subscription were in demand. */
    private Admitted.Limits take(Subscription subscription, @Nullable KeyBudget budget, Instant now) {
        if (budget == null) {
            return taken(commerce.quotas().take(subscription, now), null, subscription, now);
        }
        BudgetUnit own = own(subscription, budget, now);
        QuotaUnit unit;
        try {
            unit = commerce.quotas().take(subscription, now);
        } catch (ProblemException | LeasePendingException e) {
            own.giveBack();
            throw e;
        }
        return taken(new BothUnits(unit, own), own, subscription, now);
    }

    /**
     * Where that must be waited for, the subscription's lease is asked for too: a first call waits for both at once.
     */
    private BudgetUnit own(Subscription subscription, KeyBudget budget, Instant now) {
        try {
            return commerce.budgets().take(budget, now);
        } catch (LeasePendingException key) {
            throw commerce.quotas().ask(subscription, now).map(key::and).orElse(key);
        }
    }

    /** The units first: a call that waits for a lease must not have used the rate limit when it comes back. */
    private Admitted.Limits taken(QuotaUnit unit, @Nullable BudgetUnit own, Subscription subscription, Instant now) {
        try {
            return new Admitted.Limits(unit, own, rate(subscription, now));
        } catch (ProblemException e) {
            unit.giveBack();
            throw e;
        }
    }

    private List<LimitState> rate(Subscription subscription, Instant now) {
        return commerce.rateLimits().take(subscription, now).stream().toList();
    }

    /** Where the caller stands with the limits after its call. */
    List<LimitState> limits(Admitted admitted) {
        Subscription subscription = admitted.payer().subscription();
        KeyBudget budget = admitted.payer().key().budget();
        boolean atOnce = subscription.plan().concurrentRequests() > 0;
        if (subscription.monthlyRequests() == 0 && !atOnce && budget == null) {
            return admitted.limits().rate();
        }
        List<LimitState> limits = new ArrayList<>(admitted.limits().rate());
        if (subscription.monthlyRequests() > 0) {
            limits.add(commerce.quotas().state(subscription, admitted.startedAt()));
        }
        if (budget != null && budget.hard()) {
            limits.add(commerce.budgets().state(budget, admitted.startedAt()));
        }
        if (atOnce) {
            limits.addAll(commerce.quotas().atOnce(subscription).stream().toList());
        }
        return limits;
    }
}
