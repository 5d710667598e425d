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
 * first, and none that was used within the longest time a call may take, because it may still be in use. The first
 * model of a partner brings a worker along, which ends with the last.
 */
final class Room {

    private final long bytes;
    private final long workerBytes;
    private final long busyNanos;
    private final LongSupplier nanoTime;
    private final Map<ModelRef, Seat> seats = new HashMap<>();
    private final Map<String, Integer> modelsOfPartners = new HashMap<>();
    private long taken;

    /** A model's place; touched by each call. */
    static final class Seat {
        private final ModelRef ref;
        private final String partner;
        private final long bytes;
        private final LongSupplier nanoTime;
        private volatile long usedAt;

        private Seat(ModelRef ref, String partner, long bytes, LongSupplier nanoTime) {
            this.ref = ref;
            this.partner = partner;
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

    /**
     * Room for so many bytes, in which a partner's worker takes {@code workerBytes} beside its models, and a model is
     * busy that long after its last call began.
     */
    Room(long bytes, long workerBytes, Duration busy, LongSupplier nanoTime) {
        this.bytes = bytes;
        this.workerBytes = workerBytes;
        this.busyNanos = busy.toNanos();
        this.nanoTime = nanoTime;
    }

    /** A seat if there is room as it is. */
    synchronized Seating takeFree(ModelRef ref, String partner, long needed) {
        return taken + needed + workerOf(partner) <= bytes
                ? seat(ref, partner, needed, List.of())
                : new Seating(null, List.of());
    }

    /** A seat, if need be of those not used for longest; none when too few of them are idle. */
    synchronized Seating take(ModelRef ref, String partner, long needed) {
        long now = nanoTime.getAsLong();
        List<Seat> idle = seats.values().stream()
                .filter(seat -> now - seat.usedAt > busyNanos)
                .sorted(Comparator.comparingLong(seat -> seat.usedAt - now))
                .toList();
        List<Seat> leaving = new ArrayList<>();
        for (Seat seat : idle) {
            if (taken + needed + workerOf(partner) <= bytes) {
                break;
            }
            leaving.add(seat);
            leave(seat.ref);
        }
        if (taken + needed + workerOf(partner) > bytes) {
            leaving.forEach(this::put);
            return new Seating(null, List.of());
        }
        return seat(ref, partner, needed, leaving.stream().map(seat -> seat.ref).toList());
    }

    /** The model is unloaded, or was never loaded. */
    synchronized void leave(ModelRef ref) {
        Seat gone = seats.remove(ref);
        if (gone != null) {
            modelsOfPartners.compute(
                    gone.partner, (partner, models) -> models == null || models == 1 ? null : models - 1);
            taken -= gone.bytes + workerOf(gone.partner);
        }
    }

    /** Whether the seat is still its model's. */
    synchronized boolean holds(Seat seat) {
        return seats.get(seat.ref) == seat;
    }

    /** The bytes of all seats. */
    synchronized long taken() {
        return taken;
    }

    private Seating seat(ModelRef ref, String partner, long needed, List<ModelRef> leaving) {
        leave(ref);
        Seat seat = new Seat(ref, partner, needed, nanoTime);
        put(seat);
        return new Seating(seat, leaving);
    }

    private void put(Seat seat) {
        taken += seat.bytes + workerOf(seat.partner);
        seats.put(seat.ref, seat);
        modelsOfPartners.merge(seat.partner, 1, Integer::sum);
    }

    /** What a partner's worker takes beside what is seated already. */
    private long workerOf(String partner) {
        return modelsOfPartners.containsKey(partner) ? 0 : workerBytes;
    }
}
