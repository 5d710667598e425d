package io.modelmarket.platform.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before everything the control plane has said was read once; ready from then on, Kafka or not. */
@Readiness
@ApplicationScoped
class FeedReadiness implements HealthCheck {

    private final StateFeed feed;

    FeedReadiness(StateFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("control-plane-state")
                .status(feed.caughtUp())
                .build();
    }
}
