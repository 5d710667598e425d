package io.modelmarket.platform.inference;

import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.key.ApiKey;
import io.modelmarket.platform.quota.BudgetUnit;
import io.modelmarket.platform.quota.QuotaUnit;
import io.modelmarket.platform.subscription.LimitState;
import io.modelmarket.platform.subscription.Subscription;
import io.modelmarket.runtime.worker.LoadedModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that may run: who pays for it, what it runs on, and the unit of the month it holds. */
record Admitted(Call call, Payer payer, Release release, LoadedModel model, Limits limits, Instant startedAt) {

    /** Whose key it was and on which subscription the call is counted. */
    record Payer(ApiKey key, Subscription subscription) {}

    /**
     * What was taken of the limits.
     *
     * @param unit all that must be used up or given back, the budget's part included
     */
    record Limits(QuotaUnit unit, @Nullable BudgetUnit budget, List<LimitState> rate) {}

    QuotaUnit unit() {
        return limits.unit();
    }

    /** When it is said to have finished: not before it began, though the clock be set back, and in its unit's month. */
    Instant finishedAt(Instant now) {
        Instant latest = limits.unit().latest();
        Instant notAfter = now.isAfter(latest) ? latest : now;
        return notAfter.isBefore(startedAt) ? startedAt : notAfter;
    }
}
