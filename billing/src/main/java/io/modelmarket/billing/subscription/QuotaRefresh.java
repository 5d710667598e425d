package io.modelmarket.billing.subscription;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.quota.Leases;
import io.modelmarket.billing.quota.Quotas;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the data planes anew what is counted and leased of a subscription whose plan has changed. That they must be
 * told is written with the change; who tells takes it away. So a crash in between only delays it.
 */
@ApplicationScoped
class QuotaRefresh {

    private static final Logger LOG = Logger.getLogger(QuotaRefresh.class);
    private static final int AT_ONCE = 500;

    private final Quotas quotas;
    private final Leases leases;
    private final Database database;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    QuotaRefresh(Quotas quotas, Leases leases, Database database, TenantScope scope, InstantSource clock) {
        this.quotas = quotas;
        this.leases = leases;
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    /** Writes down that the data planes must be told, in the transaction of the change. */
    @Transactional(Transactional.TxType.MANDATORY)
    void promise(Subscription subscription) {
        // An update where it is written already: who is telling of an earlier change meanwhile sees this one, or leaves
        // it.
        database.update("""
                INSERT INTO quota_untold (subscription_id, tenant, since) VALUES (?, ?, ?)
                ON CONFLICT (subscription_id) DO UPDATE SET since = excluded.since
                """, subscription.id(), subscription.tenant(), clock.instant());
    }

    /** Publishes the running period's count, unless that was done since the change. Outside any transaction. */
    void publish(Subscription subscription) {
        scope.runAsPlatform(() -> publish(subscription.id(), subscription.zone()));
    }

    /** What nobody has told of right after the change. */
    @Scheduled(
            every = "${market.subscription.changes-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishPromised() {
        scope.runAsPlatform(() -> {
            for (Untold one : QuarkusTransaction.requiringNew().call(this::untold)) {
                try {
                    publish(one.subscription(), one.zone());
                } catch (RuntimeException e) { // whatever it is, the others are told of
                    LOG.errorf(e, "the quota of subscription %s is published again", one.subscription());
                }
            }
        });
    }

    private void publish(UUID subscription, ZoneId zone) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (database.update("DELETE FROM quota_untold WHERE subscription_id = ?", subscription) > 0) {
                Period period = Period.containing(clock.instant(), zone);
                quotas.publishCurrent(subscription, period);
                leases.reconsider(subscription, period);
            }
        });
    }

    /** The latest first, so that those that cannot be told of hold up no other. */
    private List<Untold> untold() {
        return database.query(
                """
                SELECT u.subscription_id, s.time_zone FROM quota_untold u JOIN subscription s ON s.id = u.subscription_id
                ORDER BY u.since DESC LIMIT ?
                """,
                row -> new Untold(row.getObject("subscription_id", UUID.class), ZoneId.of(row.getString("time_zone"))),
                AT_ONCE);
    }

    private record Untold(UUID subscription, ZoneId zone) {}
}
