package io.modelmarket.billing.close;

import io.modelmarket.billing.close.Readiness.ReadinessView;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.billing.period.Period;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Closes a period for one consumer or for all of them. Across tenants only. */
@ApplicationScoped
class PeriodClose {

    private final Directory directory;
    private final TenantClose tenants;
    private final FinalClose closes;
    private final Readiness readiness;
    private final InstantSource clock;

    @Inject
    PeriodClose(Directory directory, TenantClose tenants, FinalClose closes, Readiness readiness, InstantSource clock) {
        this.directory = directory;
        this.tenants = tenants;
        this.closes = closes;
        this.readiness = readiness;
        this.clock = clock;
    }

    /**
     * The invoices this close has made; none where everything had been billed. Each consumer's are a transaction of
     * their own, also within another: held together, their locks could meet those of a final close in another order.
     *
     * @throws ProblemException when the month has not begun or is over for somebody, or what was frozen of somebody
     *     waits for its approval: what a second person decides about, one alone does not issue
     */
    IssuedInvoices interim(YearMonth month, Optional<TenantId> only, String by) {
        IssuedInvoices issued = new IssuedInvoices();
        List<KnownTenant> consumers = consumers(month, only, true);
        closes.awaiting(consumers, month).ifPresent(waiting -> {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "What is billed to " + waiting.tenant() + " for " + month
                            + " is frozen and awaits approval in close " + waiting.run()
                            + ": have that approved or refused first.");
        });
        for (KnownTenant consumer : consumers) {
            issued.add(QuarkusTransaction.requiringNew().call(() -> tenants.interim(consumer, month, by)));
        }
        return issued;
    }

    /**
     * Requests the final close; nothing where every consumer's period is closed already.
     *
     * @param forcedBy why it is closed although its usage may not be whole
     */
    Optional<CloseRun> request(YearMonth month, Optional<TenantId> only, String by, Optional<String> forcedBy) {
        List<KnownTenant> consumers = consumers(month, only, false);
        if (consumers.isEmpty()) {
            return Optional.empty();
        }
        String tenant = only.map(TenantId::value).orElse(null);
        ReadinessView found = readiness.of(month, consumers, tenant);
        String reasons = String.join("; ", found.reasons());
        if (!found.ready() && forcedBy.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Period " + month + " cannot be frozen: " + reasons
                            + ". Wait, or freeze it nevertheless with force: true and a reason.");
        }
        return closes.request(
                month,
                consumers,
                tenant,
                by,
                forcedBy.map(why -> reasons.isEmpty() ? why : why + " (" + reasons + ")")
                        .orElse(""));
    }

    /** Whether a month can be frozen. */
    ReadinessView readiness(YearMonth month, Optional<TenantId> only) {
        List<KnownTenant> consumers = only.map(id -> List.of(known(id))).orElseGet(directory::withSubscriptions);
        if (consumers.isEmpty()) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "nobody has a subscription.");
        }
        return readiness.of(month, consumers, only.map(TenantId::value).orElse(null));
    }

    private List<KnownTenant> consumers(YearMonth month, Optional<TenantId> only, boolean interim) {
        List<KnownTenant> consumers = only.map(id -> List.of(known(id))).orElseGet(directory::withSubscriptions);
        consumers.forEach(consumer -> check(new Period(month, consumer.zone()), interim));
        return consumers;
    }

    private void check(Period period, boolean interim) {
        Instant now = clock.instant();
        if (interim && now.isBefore(period.from())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "period " + period + " has not begun in " + period.zone() + ".");
        }
        if (interim && !now.isBefore(period.to())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "period " + period + " is over in " + period.zone()
                            + "; a month that is over is frozen, and another person approves it: close it with"
                            + " interim: false.");
        }
        if (!interim && now.isBefore(period.to())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "period " + period + " has not ended in " + period.zone()
                            + "; bill what was used so far with interim: true.");
        }
    }

    private KnownTenant known(TenantId id) {
        return directory
                .tenant(id)
                .orElseThrow(() -> new ProblemException(ProblemType.UNPROCESSABLE, "there is no tenant " + id + "."));
    }
}
