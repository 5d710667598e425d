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

/**
 * Issues what an approved close has not issued yet, some consumers' in a transaction of their own. One that cannot be
 * issued, or is not what was approved any more, holds up nobody: it is written down with the reason. For one that could
 * not be issued the close stays open; one that has changed must be requested anew. Across tenants only.
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
     * Goes through all consumers who have none, until somebody stops the close; locks it where nobody has failed. Whose
     * figures, or what shares them, are not what was approved is left out: that is written down, and must be requested
     * anew.
     *
     * @throws ProblemException when that is so of all of them: nothing is issued, and the close is discarded
     */
    IssuedInvoices issue(CloseRun run, String by) {
        IssuedInvoices issued = new IssuedInvoices();
        for (List<FrozenTenant> some : inTransaction(() -> toIssue(run))) {
            issue(run, some, issued, by);
        }
        if (issued.failures() == 0 && !inTransaction(() -> lock(run, issued, by))) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Nothing of the close " + run.id() + " of " + run.period() + " is what was approved: "
                            + inTransaction(() -> failures.first(run)) + " It has to be requested anew.");
        }
        return issued;
    }

    /**
     * Ends the close, unless somebody has stopped it.
     *
     * @return whether anything was issued of it, or need not be
     */
    private boolean lock(CloseRun run, IssuedInvoices issued, String by) {
        if (runs.hold(run.id()).state() != State.ISSUING) {
            return true;
        }
        boolean isNothing = issued.changed() > 0 && !runs.hasClosed(run);
        String without = issued.changed() == 0 ? "" : "without " + issued.changed() + " that have changed";
        runs.become(run, isNothing ? State.DISCARDED : State.LOCKED, by, isNothing ? failures.first(run) : without);
        return !isNothing;
    }

    /** A batch that fails is issued again in halves, so that a failure is one consumer's own. */
    private void issue(CloseRun run, List<FrozenTenant> some, IssuedInvoices all, String by) {
        try {
            TenantClose.Issued issued =
                    QuarkusTransaction.requiringNew().timeout(issueSeconds).call(() -> issue(run, some));
            all.add(issued.closed());
            issued.changed().forEach(changed -> leaveOut(run, changed, all, by));
            return;
        } catch (RuntimeException e) { // whatever it is, it comes again with the consumer that it is of
            if (some.size() == 1) {
                String tenant = some.getFirst().tenant();
                LOG.errorf(e, "close %s of %s goes on without %s", run.id(), run.period(), tenant);
                inTransaction(() -> failures.record(run, tenant, reason(e), by));
                all.failed();
                return;
            }
            LOG.warnf(
                    "close %s of %s goes on with half of %d consumers: %s",
                    run.id(), run.period(), some.size(), e.getMessage());
        }
        int half = some.size() / 2;
        issue(run, some.subList(0, half), all, by);
        issue(run, some.subList(half, some.size()), all, by);
    }

    /** Whoever stops the close waits for this, and afterwards nothing more is issued. */
    private TenantClose.Issued issue(CloseRun run, List<FrozenTenant> some) {
        return runs.share(run.id()) == State.ISSUING
                ? tenants.issue(approved(some), run)
                : new TenantClose.Issued(List.of(), List.of());
    }

    private void leaveOut(CloseRun run, Changed changed, IssuedInvoices all, String by) {
        String reason = changed.what().code().words() + changed.tenant() + " for " + run.period()
                + " have changed since they were approved" + changed.what().detail()
                + "; close it for " + changed.tenant() + " alone.";
        inTransaction(() -> failures.record(run, changed.tenant(), reason, by));
        all.hasChanged();
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
                : CloseFailureCode.FAULT.words() + e.getClass().getSimpleName()
                        + "); the log of this instance says more.";
    }

    /** As long as another batch of the run's may take, which whoever holds the run waits for. */
    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout(FinalClose.FREEZE_SECONDS)
                .call(work);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
