package io.modelmarket.billing.close;

import io.modelmarket.billing.close.CloseRun.State;
import io.modelmarket.billing.close.CloseRuns.FrozenTenant;
import io.modelmarket.billing.close.TenantClose.Approved;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a period for good: one person has it frozen, rated and reconciled, a second approves, then invoices are
 * issued, some consumers' in a transaction of their own. Whatever is interrupted is taken up by doing it again; what is
 * issued stays issued once, and is to the last figure what was approved. Across tenants only.
 */
@ApplicationScoped
class FinalClose {

    /** Longest that everybody's month may take to be frozen. */
    static final int FREEZE_SECONDS = 3600;

    private static final Logger LOG = Logger.getLogger(FinalClose.class);

    private final CloseRuns runs;
    private final TenantClose tenants;
    private final Reconciliation reconciliation;
    private final Directory directory;
    private final CloseBatches batches;
    private final int issueSeconds;

    @Inject
    FinalClose(
            CloseRuns runs,
            TenantClose tenants,
            Reconciliation reconciliation,
            Directory directory,
            CloseBatches batches,
            CloseConfig config) {
        this.runs = runs;
        this.tenants = tenants;
        this.reconciliation = reconciliation;
        this.directory = directory;
        this.batches = batches;
        this.issueSeconds = Math.toIntExact(config.issueWithin().toSeconds());
    }

    /**
     * Freezes, rates, reconciles; takes the place of an earlier request that nobody has approved.
     *
     * @return nothing where every consumer's period is closed already
     */
    Optional<CloseRun> request(YearMonth month, List<KnownTenant> consumers, @Nullable String only, String by) {
        return QuarkusTransaction.joiningExisting()
                .timeout(FREEZE_SECONDS)
                .call(() -> freeze(month, consumers, only, by));
    }

    private Optional<CloseRun> freeze(YearMonth month, List<KnownTenant> consumers, @Nullable String only, String by) {
        runs.onItsWay(month, only).ifPresent(earlier -> {
            if (earlier.state() == State.ISSUING) {
                throw conflict("The close " + earlier.id() + " of the same is being issued.");
            }
            runs.become(earlier, State.DISCARDED, by, "requested anew");
        });
        CloseRun run = null;
        for (List<KnownTenant> some : batches.of(consumers, KnownTenant::id, month)) {
            SequencedMap<String, Frozen> frozen = tenants.freeze(some, month);
            if (!frozen.isEmpty()) {
                reconciliation.check(frozen.keySet(), month);
                if (run == null) {
                    run = runs.open(month, only, by);
                    runs.record(run, by, "REQUESTED", "");
                }
                runs.freeze(run, frozen);
            }
        }
        return Optional.ofNullable(run);
    }

    /**
     * Approves and issues; where it was approved before, issues what is missing.
     *
     * @return what was issued by this call
     */
    IssuedInvoices approve(UUID id, String by) {
        CloseRun run = inTransaction(() -> approved(id, by));
        return run.state() == State.ISSUING ? issue(run, by) : new IssuedInvoices();
    }

    /** Issues what an approved close has not issued yet. */
    IssuedInvoices issue(CloseRun run, String by) {
        IssuedInvoices issued = new IssuedInvoices();
        for (List<FrozenTenant> some : inTransaction(() -> toIssue(run))) {
            String changed = issue(run, some, issued);
            if (changed != null) {
                discard(run, by, changed);
                throw changed(run, changed);
            }
        }
        inTransaction(() -> {
            if (runs.hold(run.id()).state() == State.ISSUING) {
                runs.become(run, State.LOCKED, by, "");
            }
            return true;
        });
        return issued;
    }

    /** Refuses a request. */
    @Transactional
    public void reject(UUID id, String reason, String by) {
        CloseRun run = runs.hold(id);
        if (run.state() != State.AWAITING_APPROVAL) {
            throw conflict("The close is " + run.state() + "; only one that awaits approval can be refused.");
        }
        runs.become(run, State.DISCARDED, by, reason);
    }

    /** Lets a locked period be closed again; the invoices stay, and are reversed by credit notes only. */
    @Transactional
    public void reopen(UUID id, String reason, String by) {
        CloseRun run = runs.hold(id);
        if (run.state() != State.LOCKED) {
            throw conflict("The close is " + run.state() + "; only a locked one can be reopened.");
        }
        runs.reopen(run);
        runs.become(run, State.REOPENED, by, reason);
    }

    private CloseRun approved(UUID id, String by) {
        CloseRun run = runs.hold(id);
        switch (run.state()) {
            case ISSUING, LOCKED -> {
                return run;
            }
            case DISCARDED, REOPENED -> throw conflict("The close is " + run.state() + "; request it anew.");
            case AWAITING_APPROVAL -> {
                if (run.requestedBy().equals(by)) {
                    throw new ProblemException(
                            ProblemType.FORBIDDEN, "A close is approved by another person than who requested it.");
                }
            }
        }
        runs.approve(run, by);
        return runs.hold(id);
    }

    private void discard(CloseRun run, String by, String tenant) {
        inTransaction(() -> {
            runs.become(run, State.DISCARDED, by, "the figures of " + tenant + " have changed since they were frozen");
            return true;
        });
    }

    /**
     * One consumer that cannot be issued holds up those after it, and not those before it.
     *
     * @return the consumer whose figures have changed, if one's have
     */
    private @Nullable String issue(CloseRun run, List<FrozenTenant> some, IssuedInvoices all) {
        try {
            List<Approved> approved = approved(some);
            TenantClose.Issued issued =
                    QuarkusTransaction.requiringNew().timeout(issueSeconds).call(() -> tenants.issue(approved, run));
            all.add(issued.closed());
            return issued.changed();
        } catch (RuntimeException e) { // whatever it is, it comes again with the consumer that it is of
            if (some.size() == 1) {
                throw e;
            }
            LOG.warnf(
                    "close %s of %s goes on with half of %d consumers: %s",
                    run.id(), run.period(), some.size(), e.getMessage());
        }
        int half = some.size() / 2;
        String changed = issue(run, some.subList(0, half), all);
        return changed != null ? changed : issue(run, some.subList(half, some.size()), all);
    }

    private List<List<FrozenTenant>> toIssue(CloseRun run) {
        return batches.of(runs.frozen(run), one -> new TenantId(one.tenant()), run.period());
    }

    private List<Approved> approved(List<FrozenTenant> frozen) {
        Map<TenantId, KnownTenant> known = directory.tenants(
                frozen.stream().map(one -> new TenantId(one.tenant())).toList());
        return frozen.stream()
                .map(one -> new Approved(
                        Optional.ofNullable(known.get(new TenantId(one.tenant())))
                                .orElseThrow(() -> conflict("Tenant " + one.tenant() + " is not there any more.")),
                        one.digest()))
                .toList();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static ProblemException changed(CloseRun run, String tenant) {
        return conflict("The figures of " + tenant + " for " + run.period()
                + " have changed since they were approved; what is not issued yet must be requested anew.");
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
