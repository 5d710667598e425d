package io.modelmarket.platform.inference;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How long calls may take on this node. */
@Singleton
public class CallTimeouts {

    private final Duration usual;
    private final Duration most;

    @Inject
    CallTimeouts(InferenceConfig config) {
        this(config.timeout(), config.maxTimeout());
    }

    /**
     * These.
     *
     * @param usual where neither caller nor release says
     * @param most whoever says more; the usual one where that is longer
     */
    CallTimeouts(Duration usual, Duration most) {
        this.usual = usual;
        this.most = usual.compareTo(most) > 0 ? usual : most;
    }

    /** What a caller asked for goes before what the release has. */
    public Duration of(Optional<Duration> asked, Optional<Duration> ofRelease) {
        Duration wanted = asked.or(() -> ofRelease).orElse(usual);
        return wanted.compareTo(most) < 0 ? wanted : most;
    }
}
