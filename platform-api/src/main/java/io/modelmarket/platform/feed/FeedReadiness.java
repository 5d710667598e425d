package io.modelmarket.platform.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while what is known of the control plane, from Kafka or a snapshot, is recent enough to answer calls by. */
@Readiness
@ApplicationScoped
class FeedReadiness implements HealthCheck {

    private final Freshness freshness;

    FeedReadiness(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("control-plane-state")
                .status(freshness.usable())
                .build();
    }
}
