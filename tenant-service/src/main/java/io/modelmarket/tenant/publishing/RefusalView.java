package io.modelmarket.tenant.publishing;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A consumer that is refused a release until {@code until}: on {@code node} its process died {@code crashes} times
 * while it ran calls of this consumer, {@code requests} among them, and of no other.
 */
@Schema(name = "Refusal")
public record RefusalView(
        @Schema(required = true) String model,
        @Schema(required = true) String version,
        @Schema(required = true) String consumer,
        @Schema(required = true) String node,
        @Schema(required = true) Instant refusedAt,
        @Schema(required = true) Instant until,
        @Schema(required = true) int crashes,
        @Schema(required = true) List<String> requests,
        @Schema(required = true) Instant reportedAt) {

    static RefusalView of(ConsumerRefusal refusal) {
        return new RefusalView(
                refusal.release().model().fullName().toString(),
                refusal.release().version().toString(),
                refusal.consumer(),
                refusal.node(),
                refusal.refusedAt(),
                refusal.endsAt(),
                refusal.crashes(),
                refusal.requests(),
                refusal.reportedAt());
    }
}
