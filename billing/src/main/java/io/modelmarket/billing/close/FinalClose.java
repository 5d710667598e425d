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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Gatherers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a period for good: one person has it frozen, rated and reconciled, a second approves, then invoices are
 * issued, some consumers' in a transaction of their own. Whatever is interrupted is taken up by doing it again; what is
 * issued stays issued once, and is to the last figure what was approved. Across tenants only.
 */
@ApplicationScoped
class FinalClose {

    private static final Logger LOG = Logger.getLogger(FinalClose.class);

    private final CloseRuns runs;
    private final TenantClose tenants;
    private final Reconciliation reconciliation;
    private final Directory directory;
    private final int consumersAtOnce;

    @Inject
    FinalClose(
            CloseRuns runs,
            TenantClose tenants,
            Reconciliation reconciliation,
            Directory directory,
            CloseConfig config) {
        this.runs = runs;
        this.tenants = tenants;
        this.reconciliation = reconciliation;
        this.directory = directory;
        this.consumersAtOnce = config.consumersAtOnce();
    }

    /**
     * Freezes, rates, reconciles; takes the place of an earlier request that nobody has approved.
     *
     * @return nothing where every consumer's period is closed already
     */
    @Transactional
    public Optional<CloseRun> request(YearMonth month, List<KnownTenant> consumers, @Nullable String only, String by) {
        runs.onItsWay(month, only).ifPresent(earlier -> {
            if (earlier.state() == State.ISSUING) {
                throw conflict("The close " + earlier.id() + " of the same is being issued.");
            }
            runs.become(earlier, State.DISCARDED, by, "requested anew");
        });
        CloseRun run = null;
        for (List<KnownTenant> some : someAtOnce(consumers)) {
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
     * @return the invoices issued by this call
     */
    List<TenantClose.Closed> approve(UUID id, String by) {
        CloseRun run = inTransaction(() -> approved(id, by));
        return run.state() == State.ISSUING ? issue(run, by) : List.of();
    }

    /** Issues what an approved close has not issued yet. */
    List<TenantClose.Closed> issue(CloseRun run, String by) {
        List<TenantClose.Closed> closed = new ArrayList<>();
        for (List<FrozenTenant> some : someAtOnce(inTransaction(() -> runs.frozen(run)))) {
            TenantClose.Issued issued = issue(run, approved(some));
            String changed = issued.changed();
            if (changed != null) {
                discard(run, by, changed);
                throw changed(run, changed);
            }
            closed.addAll(issued.closed());
        }
        inTransaction(() -> {
            if (runs.hold(run.id()).state() == State.ISSUING) {
                runs.become(run, State.LOCKED, by, "");
            }
            return true;
        });
        return closed;
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

    /** One consumer that cannot be issued holds up those after it, and not those before it. */
    private TenantClose.Issued issue(CloseRun run, List<Approved> some) {
        try {
            return tenants.issue(some, run);
        } catch (RuntimeException e) { // whatever it is, it comes again with the consumer that it is of
            if (some.size() == 1) {
                throw e;
            }
            LOG.warnf("close %s of %s goes on consumer by consumer: %s", run.id(), run.period(), e.getMessage());
        }
        List<TenantClose.Closed> closed = new ArrayList<>();
        for (Approved one : some) {
            TenantClose.Issued issued = tenants.issue(List.of(one), run);
            closed.addAll(issued.closed());
            if (issued.changed() != null) {
                return new TenantClose.Issued(closed, issued.changed());
            }
        }
        return new TenantClose.Issued(closed, null);
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

    private <T> List<List<T>> someAtOnce(List<T> all) {
        return all.stream().gather(Gatherers.windowFixed(consumersAtOnce)).toList();
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
