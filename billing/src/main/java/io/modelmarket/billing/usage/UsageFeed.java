package io.modelmarket.billing.usage;

import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamThread;
import io.modelmarket.billing.subscription.SubscriptionLookup;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Keeps usage intake going. Its lag is shown, but does not make the service unready: it still answers. */
@Readiness
@ApplicationScoped
class UsageFeed implements HealthCheck {

    private final StreamThread thread;
    private final IntakeProgress progress;

    @Inject
    UsageFeed(
            KafkaAccess kafka,
            UsageConfig config,
            Intake intake,
            SubscriptionLookup lookup,
            TenantScope scope,
            IntakeProgress progress) {
        this.progress = progress;
        this.thread = new StreamThread(
                "usage-intake",
                () -> new UsageReader(
                        kafka,
                        config,
                        intake,
                        intake.folding(new KnownSubscriptions(lookup, config.rememberedSubscriptions()), scope),
                        scope,
                        progress));
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("usage-intake")
                .up()
                .withData("lag", progress.lag())
                .withData("failure", thread.failure())
                .build();
    }
}
