package io.modelmarket.platform.extension;

import io.modelmarket.platform.quota.Period;
import io.modelmarket.platform.quota.Quotas;
import io.modelmarket.platform.quota.Tally;
import io.modelmarket.platform.subscription.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a key's tenant has used of its subscriptions this month, as far as this node knows. */
@ApplicationScoped
public class Consumption {

    private final Sight sight;
    private final Quotas quotas;
    private final Clock clock;

    Consumption(Sight sight, Quotas quotas, Clock clock) {
        this.sight = sight;
        this.quotas = quotas;
        this.clock = clock;
    }

    /** One line for each active subscription, sorted by model. */
    public List<UsageView> of(@Nullable String key) {
        Instant now = clock.instant();
        return sight.subscriptions(key).stream()
                .map(subscription -> usage(subscription, now))
                .toList();
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
