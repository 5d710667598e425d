package io.modelmarket.billing.subscription;

import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Tells the data planes again of subscriptions older than something that they must know of them. Each is told once. */
@ApplicationScoped
class LeaseAnnouncement {

    private static final int AT_ONCE = 500;

    private final Database database;
    private final SubscriptionChanges subscriptions;
    private final TenantScope scope;

    @Inject
    LeaseAnnouncement(Database database, SubscriptionChanges subscriptions, TenantScope scope) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.scope = scope;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        List<Untold> untold;
        do {
            untold =
                    scope.callAsPlatform(() -> QuarkusTransaction.requiringNew().call(this::next));
            untold.forEach(one -> scope.run(
                    new TenantId(one.tenant()),
                    () -> QuarkusTransaction.requiringNew().run(() -> {
                        subscriptions.publishAgain(one.subscription());
                        database.update("DELETE FROM lease_untold WHERE subscription_id = ?", one.subscription());
                    })));
        } while (untold.size() == AT_ONCE);
    }

    private List<Untold> next() {
        return database.query(
                "SELECT subscription_id, tenant FROM lease_untold ORDER BY subscription_id LIMIT ?",
                row -> new Untold(row.getObject("subscription_id", UUID.class), row.getString("tenant")),
                AT_ONCE);
    }

    private record Untold(UUID subscription, String tenant) {}
}
