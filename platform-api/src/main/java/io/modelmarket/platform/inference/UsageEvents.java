package io.modelmarket.platform.inference;

import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.KeyBudgetUse;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvent.Outcome;
import io.modelmarket.platform.quota.BudgetUnit;
import io.modelmarket.platform.subscription.Subscription;
import java.time.Instant;

/** Writes down what a call was. */
final class UsageEvents {

    private UsageEvents() {}

    static UsageEvent.Builder answered(Admitted admitted, Instant finishedAt) {
        return used(admitted, finishedAt)
                .setOutcome(Outcome.ANSWERED)
                .setBytesIn(admitted.call().bytesIn());
    }

    static UsageEvent.Builder failed(Admitted admitted, Instant finishedAt) {
        return event(admitted, finishedAt)
                .setOutcome(Outcome.FAILED)
                .setBytesIn(admitted.call().bytesIn());
    }

    /** A failure that is billed: what it states is what it costs. */
    static UsageEvent.Builder billed(Admitted admitted, Instant finishedAt, BilledFailures.Spent spent) {
        return used(admitted, finishedAt)
                .setOutcome(Outcome.FAILED_BILLED)
                .setBilledFailure(spent.failure())
                .setComputeMicros(spent.computeMicros());
    }

    private static UsageEvent.Builder used(Admitted admitted, Instant finishedAt) {
        UsageEvent.Builder event = event(admitted, finishedAt);
        BudgetUnit budget = admitted.limits().budget();
        if (budget != null) {
            event.setBudget(KeyBudgetUse.newBuilder()
                    .setId(budget.id())
                    .setPeriodFrom(budget.from().getEpochSecond())
                    .setNumber(budget.number()));
        }
        return event;
    }

    private static UsageEvent.Builder event(Admitted admitted, Instant finishedAt) {
        Subscription subscription = admitted.payer().subscription();
        return UsageEvent.newBuilder()
                .setRequestId(admitted.call().requestId())
                .setTenant(subscription.tenant())
                .setSubscriptionId(subscription.id())
                .setKeyId(admitted.payer().key().id())
                .setModel(subscription.model().toString())
                .setVersion(admitted.release().version().toString())
                .setPlanId(subscription.plan().id())
                .setPlanVersion(subscription.plan().version())
                .setRequests(1)
                .setStartedAt(WireTime.timestamp(admitted.startedAt()))
                .setFinishedAt(WireTime.timestamp(finishedAt));
    }
}
