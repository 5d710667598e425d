package io.modelmarket.billing.close;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Takes up closes that were approved and whose issuing was interrupted, by a crash or a database that went away. */
@ApplicationScoped
class CloseResumption {

    private static final Logger LOG = Logger.getLogger(CloseResumption.class);
    private static final String US = "billing";

    private final CloseRuns runs;
    private final Issuing closes;
    private final TenantScope scope;

    @Inject
    CloseResumption(CloseRuns runs, Issuing closes, TenantScope scope) {
        this.runs = runs;
        this.closes = closes;
        this.scope = scope;
    }

    @Scheduled(
            every = "${market.close.resume-every:1m}",
            delayed = "${market.close.resume-after:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resume() {
        scope.runAsPlatform(() -> {
            for (CloseRun run : QuarkusTransaction.requiringNew().call(runs::issuing)) {
                resume(run);
            }
        });
    }

    private void resume(CloseRun run) {
        try {
            IssuedInvoices issued = closes.issue(run, US);
            LOG.infof(
                    "close %s of %s is resumed, issued %d more invoices, and %d consumers could not be issued",
                    run.id(), run.period(), issued.count(), issued.failures());
        } catch (ProblemException e) {
            LOG.warnf("close %s of %s cannot go on: %s", run.id(), run.period(), e.getMessage());
        } catch (RuntimeException e) { // whatever it is, the other closes go on
            LOG.errorf(e, "close %s of %s cannot go on", run.id(), run.period());
        }
    }
}
