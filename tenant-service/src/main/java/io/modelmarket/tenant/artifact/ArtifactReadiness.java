package io.modelmarket.tenant.artifact;

import io.modelmarket.runtime.artifact.ArtifactStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Looks at the artifact store at the start and when asked, at most twice a minute, and nobody waits for it. That it
 * cannot be used is shown and logged, but does not make the service unready: only uploads and inspections need it.
 */
@Readiness
@ApplicationScoped
class ArtifactReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ArtifactReadiness.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final ArtifactStore store;
    private final InstantSource clock;
    private final AtomicReference<Instant> due = new AtomicReference<>(Instant.EPOCH);
    private volatile String failure = "";

    ArtifactReadiness(ArtifactStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        lookIfDue();
    }

    @Override
    public HealthCheckResponse call() {
        lookIfDue();
        return HealthCheckResponse.named("artifact-store")
                .up()
                .withData("failure", failure)
                .build();
    }

    private void lookIfDue() {
        Instant now = clock.instant();
        Instant planned = due.get();
        if (!now.isBefore(planned) && due.compareAndSet(planned, now.plus(EVERY))) {
            Thread.ofVirtual().name("artifact-store-check").start(this::look);
        }
    }

    private void look() {
        String found = "";
        try {
            store.check();
        } catch (IOException e) {
            found = String.valueOf(e.getMessage());
        }
        if (!found.equals(failure)) {
            LOG.log(
                    found.isEmpty() ? Logger.Level.INFO : Logger.Level.ERROR,
                    found.isEmpty() ? "the artifact store can be used again" : "files cannot be stored: " + found);
        }
        failure = found;
    }
}
