package io.modelmarket.billing.archive;

import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamThread;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Keeps the archive going, on a thread of its own. Its lag is shown, but does not make the service unready. */
@Readiness
@ApplicationScoped
class ArchiveFeed implements HealthCheck {

    private final StreamThread thread;
    private final ArchiveConfig config;
    private final ArchiveProgress progress;

    @Inject
    ArchiveFeed(
            KafkaAccess kafka,
            ArchiveConfig config,
            ArchiveStore store,
            ArchiveFolder folder,
            TenantScope scope,
            ArchiveProgress progress) {
        this.config = config;
        this.progress = progress;
        this.thread = new StreamThread(
                "usage-archive", () -> new ArchiveReader(kafka, config, store, folder, scope, progress));
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("usage-archive")
                .up()
                .withData("lag", progress.lag())
                .withData("failure", thread.failure())
                .build();
    }
}
