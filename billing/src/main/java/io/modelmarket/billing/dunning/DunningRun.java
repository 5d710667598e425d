package io.modelmarket.billing.dunning;

import io.modelmarket.billing.dunning.Step.Cause;
import io.modelmarket.billing.invoice.OwedChanged;
import io.modelmarket.billing.standing.Standing;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Considers every tenant that is behind, one after another; and the one that has paid, at once. */
@ApplicationScoped
class DunningRun {

    private static final Logger LOG = Logger.getLogger(DunningRun.class);
    private static final String US = "billing";

    private final OverdueInvoices invoices;
    private final Dunning dunning;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    DunningRun(OverdueInvoices invoices, Dunning dunning, TenantScope scope, InstantSource clock) {
        this.invoices = invoices;
        this.dunning = dunning;
        this.scope = scope;
        this.clock = clock;
    }

    /** Instances may do so side by side: who is there already is not moved again. */
    @Scheduled(cron = "${market.dunning.run-at:0 15 3 * * ?}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void daily() {
        scope.runAsPlatform(() -> {
            List<Moved> moved = run(new Cause(US, "daily run", clock.instant()));
            LOG.infof("%d tenants changed their standing by what is overdue", moved.size());
        });
    }

    /** In the transaction of the payment or the credit. */
    void onOwedChanged(@Observes OwedChanged changed) {
        dunning.ease(changed.tenant(), "what was overdue is settled");
    }

    /** Considers all whose invoices were overdue then. Across tenants, outside any transaction. */
    List<Moved> run(Cause cause) {
        List<Moved> moved = new ArrayList<>();
        for (TenantId tenant : invoices.concerned(cause.asOf())) {
            try {
                dunning.consider(tenant, cause)
                        .ifPresent(step -> moved.add(new Moved(tenant.value(), step.before(), step.standing())));
            } catch (RuntimeException e) { // whatever it is, the other tenants are considered
                LOG.errorf(e, "tenant %s could not be considered; the next run does", tenant);
            }
        }
        return moved;
    }

    /** Who went from where to where. */
    record Moved(String tenant, Standing before, Standing standing) {}
}
