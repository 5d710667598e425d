package io.modelmarket.billing.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Waits for the archive, which any instance of the service may be writing. */
@ApplicationScoped
class CatchingUp {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ArchiveConfig config;
    private final ArchiveStore store;
    private final ArchiveProgress progress;

    @Inject
    CatchingUp(ArchiveConfig config, ArchiveStore store, ArchiveProgress progress) {
        this.config = config;
        this.store = store;
        this.progress = progress;
    }

    /** Waits until what is before these offsets is archived, but not for ever; how many records are not. */
    long await(Map<Integer, Long> upTo) {
        long end = System.nanoTime() + config.recountWait().toNanos();
        long missing = missing(upTo);
        while (missing > 0 && System.nanoTime() < end) {
            progress.hurry();
            try {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return missing;
            }
            missing = missing(upTo);
        }
        return missing;
    }

    private long missing(Map<Integer, Long> upTo) {
        Map<Integer, Long> ends = store.ends();
        return upTo.entrySet().stream()
                .mapToLong(wanted -> Math.max(0, wanted.getValue() - ends.getOrDefault(wanted.getKey(), 0L)))
                .sum();
    }
}
