package io.modelmarket.platform.extension;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modelmarket.platform.feed.Freshness;
import io.modelmarket.platform.inference.Sight;
import io.modelmarket.platform.key.ApiKey;
import io.modelmarket.platform.key.KeyBudget;
import io.modelmarket.platform.quota.Budgets;
import io.modelmarket.platform.quota.Period;
import io.modelmarket.platform.quota.Quotas;
import io.modelmarket.platform.quota.Tally;
import io.modelmarket.platform.subscription.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a key, and what its tenant's subscriptions have used this month, as far as this node knows. */
@ApplicationScoped
public class Consumption {

    private final Sight sight;
    private final Quotas quotas;
    private final Budgets budgets;
    private final Freshness freshness;
    private final Clock clock;

    Consumption(Sight sight, Quotas quotas, Budgets budgets, Freshness freshness, Clock clock) {
        this.sight = sight;
        this.quotas = quotas;
        this.budgets = budgets;
        this.freshness = freshness;
        this.clock = clock;
    }

    /**
     * The key's own use, where it is counted, and a line for each active subscription of its tenant, sorted by model.
     */
    public ConsumptionView of(@Nullable String presented) {
        Instant now = clock.instant();
        ApiKey key = sight.key(presented);
        List<UsageView> subscriptions = sight.subscriptions(presented).stream()
                .map(subscription -> usage(subscription, now))
                .toList();
        KeyBudget budget = key.budget();
        return new ConsumptionView(subscriptions, budget == null ? null : usage(key, budget, now));
    }

    private UsageView usage(Subscription subscription, Instant now) {
        Period period = quotas.period(subscription, now);
        Tally tally = quotas.tally(subscription, now);
        return new UsageView(
                subscription.id(),
                subscription.model().wire(),
                subscription.plan().name(),
                period.from().toString(),
                period.to().toString(),
                tally.counted() + tally.uncounted(),
                tally.counted(),
                tally.uncounted(),
                tally.underWay());
    }

    private KeyUsageView usage(ApiKey key, KeyBudget budget, Instant now) {
        Period period = budgets.period(budget, now);
        Tally tally = budgets.tally(budget, now);
        return new KeyUsageView(
                key.id(),
                period.from().toString(),
                period.to().toString(),
                tally.counted() + tally.uncounted(),
                tally.counted(),
                tally.uncounted(),
                tally.underWay(),
                freshness.currentAt().map(Instant::toString).orElse(null));
    }

    /**
     * What was used.
     *
     * @param key absent where the key has no budget, and so is not counted by itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConsumptionView(
            List<UsageView> items, @Nullable KeyUsageView key) {}

    /**
     * A key's running month, {@code [from, to)}, of all its tenant's subscriptions together.
     *
     * @param requests answered calls: those that billing has heard of, of all nodes, and those this node answered since
     * @param asOf when what billing says was last all here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KeyUsageView(
            String key,
            String from,
            String to,
            long requests,
            long counted,
            long uncounted,
            long underWay,
            @Nullable String asOf) {}

    /**
     * A subscription's running month, {@code [from, to)}.
     *
     * @param requests answered calls: those that billing has counted, of all nodes, and those this node answered since
     */
    public record UsageView(
            String subscription,
            String model,
            String plan,
            String from,
            String to,
            long requests,
            long counted,
            long uncounted,
            long underWay) {}
}
