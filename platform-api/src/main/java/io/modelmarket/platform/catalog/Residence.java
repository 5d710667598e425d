package io.modelmarket.platform.catalog;

import io.modelmarket.runtime.worker.LoadedModel;
import java.time.Duration;
import java.time.Instant;

/** Where in its life a release on this node is. */
sealed interface Residence {
    /** Being fetched, loaded and warmed up. */
    record Loading() implements Residence {}

    /** In a worker. */
    record Ready(LoadedModel model, Room.Seat seat) implements Residence {}

    /** Could not be loaded; tried again after {@code retryAt}, before only for what counts more than {@code by}. */
    record Failed(Instant retryAt, String why, WantedBy by) implements Residence {

        /** How long from then on until it is tried again. */
        long seconds(Instant now) {
            return Math.max(1, Duration.between(now, retryAt).toSeconds());
        }

        boolean refuses(WantedBy other, Instant now) {
            return other.compareTo(by) <= 0 && now.isBefore(retryAt);
        }
    }
}
