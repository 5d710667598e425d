package io.modelmarket.deploy.launcher.supervise;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before a part that died is started again; gives up on one that keeps dying. */
final class RestartPolicy {
    private static final int MOST = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    /** A part that lived this long has recovered; its earlier deaths are forgotten. */
    private static final Duration RECOVERED = Duration.ofMinutes(2);

    private int deaths;

    /** The wait before the next start, or empty when it died too often. */
    Optional<Duration> afterDeath(Duration lived) {
        if (lived.compareTo(RECOVERED) >= 0) {
            deaths = 0;
        }
        deaths++;
        if (deaths > MOST) {
            return Optional.empty();
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << (deaths - 1));
        return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
