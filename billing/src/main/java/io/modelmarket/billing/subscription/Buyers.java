package io.modelmarket.billing.subscription;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.standing.Standings;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;

/** Who may begin a subscription. */
@ApplicationScoped
class Buyers {

    private final Directory directory;
    private final Standings standings;

    @Inject
    Buyers(Directory directory, Standings standings) {
        this.directory = directory;
        this.standings = standings;
    }

    /**
     * The zone of a tenant that may, within the running transaction.
     *
     * @throws ProblemException when there is no such tenant, or its invoices are overdue
     */
    ZoneId zoneOf(TenantId tenant) {
        standings.requireUnrestricted(tenant);
        return directory
                .tenant(tenant)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no tenant " + tenant + "."))
                .zone();
    }
}
