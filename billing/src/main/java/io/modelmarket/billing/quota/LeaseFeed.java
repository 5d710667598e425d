package io.modelmarket.billing.quota;

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

/** Keeps hearing what nodes wish. A failure shows, but does not make the service unready: nodes use what they hold. */
@Readiness
@ApplicationScoped
class LeaseFeed implements HealthCheck {

    private final StreamThread thread;

    @Inject
    LeaseFeed(KafkaAccess kafka, Leases leases, NodeLeases nodes, TenantScope scope) {
        this.thread = new StreamThread("lease-wishes", () -> new LeaseReader(kafka, leases, nodes, scope));
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lease-wishes")
                .up()
                .withData("failure", thread.failure())
                .build();
    }
}
