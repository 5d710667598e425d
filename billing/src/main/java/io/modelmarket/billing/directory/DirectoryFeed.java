package io.modelmarket.billing.directory;

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

/** Keeps the projection up to date. Ready once both topics have been read to their end. */
@Readiness
@ApplicationScoped
class DirectoryFeed implements HealthCheck {

    private final StreamThread thread;
    private volatile boolean caughtUp;

    @Inject
    DirectoryFeed(KafkaAccess kafka, DirectoryWriter writer, TenantScope scope) {
        this.thread =
                new StreamThread("directory", () -> new DirectoryReader(kafka, writer, scope, () -> caughtUp = true));
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("directory")
                .status(caughtUp)
                .withData("failure", thread.failure())
                .build();
    }
}
