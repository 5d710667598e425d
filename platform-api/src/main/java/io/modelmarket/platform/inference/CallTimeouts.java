package io.modelmarket.platform.inference;

import java.time.Duration;
import java.util.Optional;

/**
 * How long calls may take.
 *
 * @param usual where neither caller nor release says
 * @param most whoever says more
 */
record CallTimeouts(Duration usual, Duration most) {

    /** What a caller asked for goes before what the release has. */
    Duration of(Optional<Duration> asked, Optional<Duration> ofRelease) {
        Duration wanted = asked.or(() -> ofRelease).orElse(usual);
        return wanted.compareTo(most) < 0 ? wanted : most;
    }
}
