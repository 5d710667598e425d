package io.modelmarket.tenant.publishing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A quarantine as the operator sees it: {@code crashes} deaths of the release's process on {@code node} within
 * {@code windowSeconds}, the last of {@code lastCause} CRASHED, DEADLINE or BAD_ANSWER.
 */
@Schema(name = "Quarantine")
public record QuarantineView(
        @Schema(required = true) String model,
        @Schema(required = true) String version,
        @Schema(required = true) String node,
        @Schema(required = true) Instant quarantinedAt,
        @Schema(required = true) Instant reportedAt,
        @Schema(required = true) int crashes,
        @Schema(required = true) long windowSeconds,
        @Schema(required = true) String lastCause) {

    static QuarantineView of(Quarantine quarantine) {
        return new QuarantineView(
                quarantine.release().model().fullName().toString(),
                quarantine.release().version().toString(),
                quarantine.node(),
                quarantine.quarantinedAt(),
                quarantine.reportedAt(),
                quarantine.crashes(),
                quarantine.windowSeconds(),
                quarantine.lastCause().name());
    }
}
