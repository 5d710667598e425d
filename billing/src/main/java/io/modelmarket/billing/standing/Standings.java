package io.modelmarket.billing.standing;

import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tenants' standings; who was never behind is active. */
@ApplicationScoped
public class Standings {

    private final Database database;

    @Inject
    Standings(Database database) {
        this.database = database;
    }

    /** The tenant's. */
    @Transactional
    public Standing of(TenantId tenant) {
        return database.first(
                        "SELECT standing FROM payment_standing WHERE tenant = ?",
                        row -> Standing.valueOf(row.getString("standing")),
                        tenant.value())
                .orElse(Standing.ACTIVE);
    }

    /**
     * Passes for a tenant that may begin something new, and keeps its standing as it is until the transaction ends, so
     * that what is begun is told of the next one.
     *
     * @throws ProblemException when it may not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireUnrestricted(TenantId tenant) {
        database.query(
                "SELECT pg_advisory_xact_lock_shared(hashtextextended('standing ' || ?, 0))",
                row -> true,
                tenant.value());
        Standing standing = of(tenant);
        if (standing.isRestricted()) {
            throw new ProblemException(
                    ProblemType.TENANT_RESTRICTED,
                    "Invoices of " + tenant + " are overdue, so nothing new can be begun. What to pay is at"
                            + " /v1/tenants/" + tenant + "/standing; all is well at once when it is paid.");
        }
    }

    /** Keeps everybody else from changing the tenant's standing, and from relying on it, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(TenantId tenant) {
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('standing ' || ?, 0))", row -> true, tenant.value());
    }
}
