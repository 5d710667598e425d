package io.modelmarket.billing.budget;

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

/** Keeps the keys' budgets up to date. A failure shows, but does not make the service unready: the known ones hold. */
@Readiness
@ApplicationScoped
class BudgetFeed implements HealthCheck {

    private final StreamThread thread;

    @Inject
    BudgetFeed(KafkaAccess kafka, KeyBudgets budgets, TenantScope scope) {
        this.thread = new StreamThread("key-budgets", () -> new BudgetReader(kafka, budgets, scope));
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("key-budgets")
                .up()
                .withData("failure", thread.failure())
                .build();
    }
}
