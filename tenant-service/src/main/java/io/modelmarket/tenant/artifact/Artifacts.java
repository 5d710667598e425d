package io.modelmarket.tenant.artifact;

import io.modelmarket.contracts.store.S3Config;
import io.modelmarket.runtime.artifact.ArtifactStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Opens the artifact store, and clears what a killed process left half-written in it. */
@ApplicationScoped
class Artifacts {

    private static final Logger LOG = Logger.getLogger(Artifacts.class);

    private final ArtifactsConfig config;

    Artifacts(ArtifactsConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    ArtifactStore store() {
        return ArtifactStore.open(config.folder(), S3Config.named(config.s3()));
    }

    void clearAbandoned(@Observes StartupEvent event, ArtifactStore store, InstantSource clock) {
        try {
            int cleared = store.deleteAbandoned(clock.instant().minus(config.abandonedAfter()));
            if (cleared > 0) {
                LOG.infof("removed %d uploads that were cut short", cleared);
            }
        } catch (IOException e) {
            LOG.warnf("cannot clear abandoned uploads in %s: %s", config.folder(), e.getMessage());
        }
    }
}
