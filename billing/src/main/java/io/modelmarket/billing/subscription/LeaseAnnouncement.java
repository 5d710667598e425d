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
import org.jboss.logging.Logger;

/** Tells the data planes again of subscriptions older than something that they must know of them. Each is told once. */
@ApplicationScoped
class LeaseAnnouncement {

    private static final Logger LOG = Logger.getLogger(LeaseAnnouncement.class);
    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final SubscriptionChanges subscriptions;
    private final TenantScope scope;

    @Inject
    LeaseAnnouncement(Database database, SubscriptionChanges subscriptions, TenantScope scope) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.scope = scope;
    }

    /** One that cannot be told is tried again the next time, and holds up no other. */
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        UUID last = FIRST;
        List<Untold> untold;
        do {
            UUID after = last;
            untold =
                    scope.callAsPlatform(() -> QuarkusTransaction.requiringNew().call(() -> next(after)));
            untold.forEach(this::tell);
            last = untold.isEmpty() ? last : untold.getLast().subscription();
        } while (untold.size() == AT_ONCE);
    }

    private void tell(Untold one) {
        try {
            scope.run(
                    new TenantId(one.tenant()),
                    () -> QuarkusTransaction.requiringNew().run(() -> {
                        subscriptions.publishAgain(one.subscription());
                        database.update("DELETE FROM lease_untold WHERE subscription_id = ?", one.subscription());
                    }));
        } catch (RuntimeException e) { // whatever it is, the others are told
            LOG.errorf(e, "subscription %s is told of again", one.subscription());
        }
    }

    private List<Untold> next(UUID after) {
        return database.query(
                "SELECT subscription_id, tenant FROM lease_untold WHERE subscription_id > ?"
                        + " ORDER BY subscription_id LIMIT ?",
                row -> new Untold(row.getObject("subscription_id", UUID.class), row.getString("tenant")),
                after,
                AT_ONCE);
    }

    private record Untold(UUID subscription, String tenant) {}
}
