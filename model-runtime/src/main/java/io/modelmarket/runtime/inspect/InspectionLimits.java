package io.modelmarket.runtime.inspect;

import java.time.Duration;

/**
 * The bounds of an inspection.
 *
 * @param maxBytes the longest file
 * @param loadTimeout for loading it in the throw-away worker
 * @param runTimeout for each run with generated inputs
 * @param memoryBytes address space of the throw-away worker
 */
public record InspectionLimits(long maxBytes, Duration loadTimeout, Duration runTimeout, long memoryBytes) {

    /** Bounds that suit models of up to 512 MiB. */
    public static InspectionLimits standard() {
        return new InspectionLimits(512L << 20, Duration.ofSeconds(30), Duration.ofSeconds(10), 6L << 30);
    }
}
