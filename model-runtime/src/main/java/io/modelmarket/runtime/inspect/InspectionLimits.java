package io.modelmarket.runtime.inspect;

import java.time.Duration;

/**
 * The bounds of an inspection.
 *
 * @param maxBytes the longest file
 * @param loadTimeout for loading it in the throw-away worker
 * @param runTimeout for each run with generated inputs
 * @param memoryBytes address space of the throw-away worker
 * @param contents how much the file may contain
 */
public record InspectionLimits(
        long maxBytes, Duration loadTimeout, Duration runTimeout, long memoryBytes, StaticLimits contents) {

    /** Bounds with the standard ones for what the file contains. */
    public InspectionLimits(long maxBytes, Duration loadTimeout, Duration runTimeout, long memoryBytes) {
        this(maxBytes, loadTimeout, runTimeout, memoryBytes, StaticLimits.standard());
    }

    /** Bounds that suit models of up to 512 MiB. */
    public static InspectionLimits standard() {
        return new InspectionLimits(512L << 20, Duration.ofSeconds(30), Duration.ofSeconds(10), 6L << 30);
    }
}
