package io.modelmarket.billing.close;

import io.modelmarket.billing.close.CloseRun.State;
import io.modelmarket.billing.close.CloseRuns.FrozenTenant;
import io.modelmarket.billing.close.TenantClose.Approved;
import io.modelmarket.billing.close.TenantClose.Changed;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Issues what an approved close has not issued yet, some consumers' in a transaction of their own. One that cannot be
 * issued holds up nobody: it is written down with the reason, and the close stays open for it. Across tenants only.
 */
@ApplicationScoped
class Issuing {

    private static final Logger LOG = Logger.getLogger(Issuing.class);

    private final CloseRuns runs;
    private final CloseFailures failures;
    private final TenantClose tenants;
    private final Directory directory;
    private final CloseBatches batches;
    private final int issueSeconds;

    @Inject
    Issuing(
            CloseRuns runs,
            CloseFailures failures,
            TenantClose tenants,
            Directory directory,
            CloseBatches batches,
            CloseConfig config) {
        this.runs = runs;
        this.failures = failures;
        this.tenants = tenants;
        this.directory = directory;
        this.batches = batches;
        this.issueSeconds = Math.toIntExact(config.issueWithin().toSeconds());
    }

    /**
     * Goes through all consumers who have none, until somebody stops the close; locks it where all are issued.
     *
     * @throws ProblemException when a consumer's figures, or what shares them, are not what was approved: what is
     *     missing must be requested anew
     */
    IssuedInvoices issue(CloseRun run, String by) {
        IssuedInvoices issued = new IssuedInvoices();
        for (List<FrozenTenant> some : inTransaction(() -> toIssue(run))) {
            Changed changed = issue(run, some, issued, by);
            if (changed != null) {
                discard(run, by, changed);
                throw changed(run, changed);
            }
        }
        inTransaction(() -> {
            if (issued.failures() == 0 && runs.hold(run.id()).state() == State.ISSUING) {
                runs.become(run, State.LOCKED, by, "");
            }
            return true;
        });
        return issued;
    }

    /**
     * A batch that fails is issued again in halves, so that a failure is one consumer's own.
     *
     * @return the consumer of whom something has changed, if there is one
     */
    private @Nullable Changed issue(CloseRun run, List<FrozenTenant> some, IssuedInvoices all, String by) {
        try {
            TenantClose.Issued issued =
                    QuarkusTransaction.requiringNew().timeout(issueSeconds).call(() -> issue(run, some));
            all.add(issued.closed());
            return issued.changed();
        } catch (RuntimeException e) { // whatever it is, it comes again with the consumer that it is of
            if (some.size() == 1) {
                String tenant = some.getFirst().tenant();
                LOG.errorf(e, "close %s of %s goes on without %s", run.id(), run.period(), tenant);
                inTransaction(() -> failures.record(run, tenant, reason(e), by));
                all.failed();
                return null;
            }
            LOG.warnf(
                    "close %s of %s goes on with half of %d consumers: %s",
                    run.id(), run.period(), some.size(), e.getMessage());
        }
        int half = some.size() / 2;
        Changed changed = issue(run, some.subList(0, half), all, by);
        return changed != null ? changed : issue(run, some.subList(half, some.size()), all, by);
    }

    /** Whoever stops the close waits for this, and afterwards nothing more is issued. */
    private TenantClose.Issued issue(CloseRun run, List<FrozenTenant> some) {
        return runs.share(run.id()) == State.ISSUING
                ? tenants.issue(approved(some), run)
                : new TenantClose.Issued(List.of(), null);
    }

    private void discard(CloseRun run, String by, Changed changed) {
        inTransaction(() -> {
            if (runs.hold(run.id()).state() == State.ISSUING) {
                runs.become(
                        run,
                        State.DISCARDED,
                        by,
                        "the " + changed.what().what() + " of " + changed.tenant()
                                + " have changed since they were frozen"
                                + changed.what().detail());
            }
            return true;
        });
    }

    private List<List<FrozenTenant>> toIssue(CloseRun run) {
        return batches.of(runs.frozen(run), one -> new TenantId(one.tenant()), run.period());
    }

    private List<Approved> approved(List<FrozenTenant> frozen) {
        Map<TenantId, KnownTenant> known = directory.everKnown(
                frozen.stream().map(one -> new TenantId(one.tenant())).toList());
        return frozen.stream()
                .map(one -> new Approved(
                        Optional.ofNullable(known.get(new TenantId(one.tenant())))
                                .orElseThrow(() -> conflict("Tenant " + one.tenant() + " is not known any more.")),
                        one.digest(),
                        one.terms()))
                .toList();
    }

    /** What a person reads of it: what was told, else what kind of failure it is; the log has it whole. */
    private static String reason(RuntimeException e) {
        return e instanceof ProblemException
                ? Objects.requireNonNullElse(e.getMessage(), "")
                : "It failed within billing (" + e.getClass().getSimpleName()
                        + "); the log of this instance says more.";
    }

    /** As long as another batch of the run's may take, which whoever holds the run waits for. */
    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout(FinalClose.FREEZE_SECONDS)
                .call(work);
    }

    private static ProblemException changed(CloseRun run, Changed changed) {
        return conflict("The " + changed.what().what() + " of " + changed.tenant() + " for " + run.period()
                + " have changed since they were approved" + changed.what().detail()
                + "; what is not issued yet must be requested anew.");
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
