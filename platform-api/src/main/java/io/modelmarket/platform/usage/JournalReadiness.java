package io.modelmarket.platform.usage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready once a sync has failed: this node can promise nothing until it is started again. */
@Readiness
@ApplicationScoped
class JournalReadiness implements HealthCheck {

    private final Journal journal;

    JournalReadiness(Journal journal) {
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("usage-journal")
                .status(!journal.broken())
                .build();
    }
}
