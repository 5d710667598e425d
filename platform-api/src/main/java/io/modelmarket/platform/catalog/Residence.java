package io.modelmarket.platform.catalog;

import io.modelmarket.runtime.worker.LoadedModel;
import java.time.Instant;

/** Where in its life a release on this node is. */
sealed interface Residence {
    /** Being fetched, loaded and warmed up. */
    record Loading() implements Residence {}

    /** In a worker. */
    record Ready(LoadedModel model, Room.Seat seat) implements Residence {}

    /** Could not be loaded; tried again when asked for after {@code retryAt}. */
    record Failed(Instant retryAt, String why) implements Residence {}
}
