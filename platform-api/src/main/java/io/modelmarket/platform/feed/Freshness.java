package io.modelmarket.platform.feed;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When what is known of the control plane was last seen to be all there is, and whether that is recent enough to answer
 * calls by. It holds through restarts, because a snapshot carries it.
 */
@Singleton
public class Freshness {

    private static final long SOON = 1;
    private static final long LATER = 30;

    private final Duration maxAge;
    private final Clock clock;
    private volatile @Nullable Instant currentAt;

    Freshness(SnapshotConfig config, Clock clock) {
        this.maxAge = config.maxAge();
        this.clock = clock;
    }

    /** Whether calls can be answered. */
    public boolean usable() {
        Instant known = currentAt;
        return known != null && !tooOld(known);
    }

    /**
     * Passes when calls can be answered.
     *
     * @throws ProblemException when nothing is known yet, or what is known is too old to be relied on
     */
    public void requireUsable() {
        Instant known = currentAt;
        if (known == null) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "still reading what the control plane has published",
                    Map.of("retryAfterSeconds", SOON));
        }
        if (tooOld(known)) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the control plane has been unreachable since " + known + ", longer than the " + maxAge
                            + " for which keys and subscriptions are relied on; calls are answered again once it is"
                            + " reached",
                    Map.of("retryAfterSeconds", LATER, "unreachableSince", known.toString()));
        }
    }

    /** When it was current, if anything is known at all. */
    public Optional<Instant> currentAt() {
        return Optional.ofNullable(currentAt);
    }

    void currentAt(Instant instant) {
        currentAt = instant;
    }

    /** For the metrics; -1 while nothing is known. */
    double ageSeconds() {
        Instant known = currentAt;
        return known == null ? -1 : Duration.between(known, clock.instant()).toMillis() / 1e3;
    }

    /** A time far ahead is as little to be trusted as one far back: one of the two clocks was wrong. */
    private boolean tooOld(Instant known) {
        return Duration.between(known, clock.instant()).abs().compareTo(maxAge) > 0;
    }
}
