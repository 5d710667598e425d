package io.modelmarket.platform.catalog;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory that models may take in this node's workers, and who gives way to whom: the one not used for longest goes
 * first, and none that was used within the longest time a call may take, because it may still be in use.
 */
final class Room {

    private final long bytes;
    private final long busyNanos;
    private final LongSupplier nanoTime;
    private final Map<ModelRef, Seat> seats = new HashMap<>();
    private long taken;

    /** A model's place; touched by each call. */
    static final class Seat {
        private final ModelRef ref;
        private final long bytes;
        private final LongSupplier nanoTime;
        private volatile long usedAt;

        private Seat(ModelRef ref, long bytes, LongSupplier nanoTime) {
            this.ref = ref;
            this.bytes = bytes;
            this.nanoTime = nanoTime;
            this.usedAt = nanoTime.getAsLong();
        }

        /** A call has begun. */
        void touch() {
            usedAt = nanoTime.getAsLong();
        }
    }

    /**
     * What came of asking for a seat.
     *
     * @param seat null when there is none
     * @param leaving who must be unloaded for it; their seats are gone already
     */
    record Seating(@Nullable Seat seat, List<ModelRef> leaving) {}

    /** Room for so many bytes, in which a model is busy that long after its last call began. */
    Room(long bytes, Duration busy, LongSupplier nanoTime) {
        this.bytes = bytes;
        this.busyNanos = busy.toNanos();
        this.nanoTime = nanoTime;
    }

    /** A seat if there is room as it is. */
    synchronized Seating takeFree(ModelRef ref, long needed) {
        return taken + needed <= bytes ? seat(ref, needed, List.of()) : new Seating(null, List.of());
    }

    /** A seat, if need be of those not used for longest; none when too few of them are idle. */
    synchronized Seating take(ModelRef ref, long needed) {
        List<Seat> leaving = new ArrayList<>();
        long free = bytes - taken;
        long now = nanoTime.getAsLong();
        List<Seat> idle = seats.values().stream()
                .filter(seat -> now - seat.usedAt > busyNanos)
                .sorted(Comparator.comparingLong(seat -> seat.usedAt - now))
                .toList();
        for (Seat seat : idle) {
            if (free >= needed) {
                break;
            }
            leaving.add(seat);
            free += seat.bytes;
        }
        if (free < needed) {
            return new Seating(null, List.of());
        }
        leaving.forEach(seat -> leave(seat.ref));
        return seat(ref, needed, leaving.stream().map(seat -> seat.ref).toList());
    }

    /** The model is unloaded, or was never loaded. */
    synchronized void leave(ModelRef ref) {
        Seat gone = seats.remove(ref);
        taken -= gone == null ? 0 : gone.bytes;
    }

    /** The bytes of all seats. */
    synchronized long taken() {
        return taken;
    }

    private Seating seat(ModelRef ref, long needed, List<ModelRef> leaving) {
        leave(ref);
        Seat seat = new Seat(ref, needed, nanoTime);
        seats.put(ref, seat);
        taken += needed;
        return new Seating(seat, leaving);
    }
}
