package io.modelmarket.platform.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long after its last call a model surely keeps its place: as long as one may be under way, or more. */
@Singleton
final class KeepTime {

    private static final Duration USUAL = Duration.ofMinutes(1);

    private final Duration time;

    @Inject
    KeepTime(
            ResidencyConfig config,
            @ConfigProperty(name = "market.inference.timeout") Duration usualCall,
            @ConfigProperty(name = "market.inference.max-timeout") Duration longestCall) {
        this(config.keep(), usualCall, longestCall);
    }

    /**
     * That time, where calls usually have so long and may ask for so long, whichever is longer.
     *
     * @param said what the operator says
     * @throws IllegalStateException when it is shorter than a call may take
     */
    KeepTime(Optional<Duration> said, Duration usualCall, Duration longestCall) {
        Duration call = longer(usualCall, longestCall);
        time = said.orElseGet(() -> longer(USUAL, call));
        if (time.compareTo(call) < 0) {
            throw new IllegalStateException("market.residency.keep (" + time + ") is shorter than a call may take ("
                    + call + ", by market.inference.timeout and .max-timeout): it would find its model unloaded;"
                    + " raise the one, lower the others, or leave it out");
        }
    }

    Duration time() {
        return time;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
