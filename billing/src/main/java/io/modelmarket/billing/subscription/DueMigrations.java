package io.modelmarket.billing.subscription;

import io.modelmarket.billing.migration.ComingMigration;
import io.modelmarket.billing.migration.Migrations;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Carries out migrations when they are due, behind what the consumer has asked for at an earlier instant. Instances may
 * do so side by side: each one is taken once.
 */
@ApplicationScoped
class DueMigrations {

    private static final Logger LOG = Logger.getLogger(DueMigrations.class);

    private final Migrations migrations;
    private final MigrationRun run;
    private final SubscriptionChanges changes;
    private final QuotaRefresh quotas;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    DueMigrations(
            Migrations migrations,
            MigrationRun run,
            SubscriptionChanges changes,
            QuotaRefresh quotas,
            TenantScope scope,
            InstantSource clock) {
        this.migrations = migrations;
        this.run = run;
        this.changes = changes;
        this.quotas = quotas;
        this.scope = scope;
        this.clock = clock;
    }

    @Scheduled(
            every = "${market.subscription.changes-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void carryOut() {
        Instant now = clock.instant();
        for (ComingMigration migration : scope.callAsPlatform(() -> migrations.due(now))) {
            TenantId tenant = new TenantId(migration.tenant());
            try {
                scope.call(tenant, () -> changes.carryOut(migration.subscription(), migration.dueAt()))
                        .ifPresent(quotas::publish);
                scope.call(tenant, () -> run.carryOut(migration)).ifPresent(quotas::publish);
            } catch (RuntimeException e) { // whatever it is, the others are carried out
                LOG.errorf(e, "the migration of subscription %s is tried again", migration.subscription());
            }
        }
    }
}
