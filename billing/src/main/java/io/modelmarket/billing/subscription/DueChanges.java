package io.modelmarket.billing.subscription;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Carries out changes when they are due, behind migrations that were due at an earlier instant. Instances may do so
 * side by side: each change is taken once.
 */
@ApplicationScoped
class DueChanges {

    private static final Logger LOG = Logger.getLogger(DueChanges.class);

    private final Changes changes;
    private final SubscriptionChanges subscriptions;
    private final QuotaRefresh quotas;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    DueChanges(
            Changes changes,
            SubscriptionChanges subscriptions,
            QuotaRefresh quotas,
            TenantScope scope,
            InstantSource clock) {
        this.changes = changes;
        this.subscriptions = subscriptions;
        this.quotas = quotas;
        this.scope = scope;
        this.clock = clock;
    }

    @Scheduled(
            every = "${market.subscription.changes-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void carryOut() {
        Instant now = clock.instant();
        for (Changes.Change change : scope.callAsPlatform(() -> changes.due(now))) {
            try {
                scope.call(new TenantId(change.tenant()), () -> subscriptions.carryOut(change.subscription(), now))
                        .ifPresent(quotas::publish);
            } catch (RuntimeException e) {
                LOG.errorf(e, "the change of subscription %s is tried again", change.subscription());
            }
        }
    }
}
