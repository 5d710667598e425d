package io.modelmarket.tenant.publishing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How calls of a release are gathered for one run.
 *
 * @param maxDelayMicros how long a call may wait for others while nothing is being computed; 0: not at all
 */
@Schema(name = "Batching")
public record Batching(
        @Schema(required = true) @NotNull @Min(0) @Max(MAX_DELAY_MICROS) Integer maxDelayMicros) {

    private static final int MAX_DELAY_MICROS = 100_000;
}
