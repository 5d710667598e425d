package io.modelmarket.billing.close;

import io.modelmarket.billing.close.CloseRun.State;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
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

    private final CloseRuns runs;
    private final TenantClose tenants;
    private final Reconciliation reconciliation;
    private final CloseBatches batches;
    private final Issuing issuing;

    @Inject
    FinalClose(
            CloseRuns runs, TenantClose tenants, Reconciliation reconciliation, CloseBatches batches, Issuing issuing) {
        this.runs = runs;
        this.tenants = tenants;
        this.reconciliation = reconciliation;
        this.batches = batches;
        this.issuing = issuing;
    }

    /**
     * Freezes, rates, reconciles; takes the place of an earlier request that nobody has approved.
     *
     * @param why it is frozen although its usage may not be whole; empty where that need not be said
     * @return nothing where every consumer's period is closed already
     */
    Optional<CloseRun> request(
            YearMonth month, List<KnownTenant> consumers, @Nullable String only, String by, String why) {
        return QuarkusTransaction.joiningExisting()
                .timeout(FREEZE_SECONDS)
                .call(() -> freeze(month, consumers, only, by, why));
    }

    /** The first of the consumers, by name, of whom the month is frozen and awaits approval. */
    @Transactional
    public Optional<CloseRuns.Awaiting> awaiting(List<KnownTenant> consumers, YearMonth month) {
        return runs.awaiting(consumers.stream().map(KnownTenant::id).toList(), month);
    }

    private Optional<CloseRun> freeze(
            YearMonth month, List<KnownTenant> consumers, @Nullable String only, String by, String why) {
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
                    runs.record(run, by, "REQUESTED", why);
                }
                runs.freeze(run, frozen);
            }
        }
        return Optional.ofNullable(run);
    }

    /**
     * Approves and issues; where it was approved before, issues what is missing. Where somebody could not be issued it
     * stays open for them.
     *
     * @return what was issued by this call
     */
    IssuedInvoices approve(UUID id, String by) {
        CloseRun run = inTransaction(() -> approved(id, by));
        return run.state() == State.ISSUING ? issuing.issue(run, by) : new IssuedInvoices();
    }

    /**
     * Refuses a request, or stops a close that is being issued, once what is on its way is done: what is issued stays,
     * and the rest waits for the next close.
     */
    void reject(UUID id, String reason, String by) {
        inTransaction(() -> rejected(id, reason, by));
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

    private CloseRun rejected(UUID id, String reason, String by) {
        CloseRun run = runs.hold(id);
        if (run.state() != State.AWAITING_APPROVAL && run.state() != State.ISSUING) {
            throw conflict("The close is " + run.state()
                    + "; only one that awaits approval or is being issued can be refused.");
        }
        runs.become(run, State.DISCARDED, by, reason);
        return run;
    }

    /** Whoever holds the run waits for a batch that is being issued, which may take long. */
    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(FREEZE_SECONDS).call(work);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
