package io.modelmarket.billing.subscription;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.quota.Leases;
import io.modelmarket.billing.quota.Quotas;
import io.modelmarket.kit.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Tells the data planes anew what is counted and leased of a subscription whose plan has changed. */
@ApplicationScoped
class QuotaRefresh {

    private final Quotas quotas;
    private final Leases leases;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    QuotaRefresh(Quotas quotas, Leases leases, TenantScope scope, InstantSource clock) {
        this.quotas = quotas;
        this.leases = leases;
        this.scope = scope;
        this.clock = clock;
    }

    /** Publishes the running period's count. Outside any transaction. */
    void publish(Subscription subscription) {
        Period period = Period.containing(clock.instant(), subscription.zone());
        scope.runAsPlatform(() -> {
            quotas.publishCurrent(subscription.id(), period);
            leases.reconsider(subscription.id(), period);
        });
    }
}
