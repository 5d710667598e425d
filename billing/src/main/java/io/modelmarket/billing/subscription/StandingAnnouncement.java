package io.modelmarket.billing.subscription;

import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Tells the others of all subscriptions of a tenant whose standing has changed. Across tenants only. */
@ApplicationScoped
public class StandingAnnouncement {

    private final Database database;
    private final SubscriptionChanges subscriptions;

    @Inject
    StandingAnnouncement(Database database, SubscriptionChanges subscriptions) {
        this.database = database;
        this.subscriptions = subscriptions;
    }

    /** With the commit. Whoever changes one of them meanwhile does so after it, or was told of before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(TenantId tenant) {
        List<UUID> ids = database.query(
                "SELECT id FROM subscription WHERE tenant = ? AND status <> 'CANCELLED' ORDER BY id FOR UPDATE",
                row -> row.getObject("id", UUID.class),
                tenant.value());
        ids.forEach(subscriptions::publishAgain);
    }
}
