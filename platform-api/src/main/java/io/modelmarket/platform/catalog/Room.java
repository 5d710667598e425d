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
 * first, and none that was used within the longest time a call may take, because it may still be in use. That time
 * begins when it is loaded. One that somebody has only asked for is not in use: it stays as long among its like, and
 * goes at once for a call's. The first model of a partner brings a worker along, which ends with the last.
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
        private volatile boolean onlyAsked;
        private volatile boolean loading = true;
        private volatile long usedAt;
        private volatile long loadedAt;

        /** One that counts as idle for so long already; 0 where it is wanted by more than a question. */
        private Seat(ModelRef ref, String partner, long bytes, LongSupplier nanoTime, long idleNanos) {
            this.ref = ref;
            this.partner = partner;
            this.bytes = bytes;
            this.nanoTime = nanoTime;
            this.onlyAsked = idleNanos != 0;
            this.loadedAt = nanoTime.getAsLong();
            this.usedAt = loadedAt - idleNanos;
        }

        /** A call has begun, or waits until it is loaded. */
        void touch() {
            if (onlyAsked) {
                onlyAsked = false;
            }
            usedAt = nanoTime.getAsLong();
        }

        /** It is in its worker now; loading may have taken long. */
        void loaded() {
            loadedAt = nanoTime.getAsLong();
            if (!onlyAsked) {
                touch();
            }
            loading = false;
        }

        /** Whether no call needs it, nor has for so long. */
        private boolean goesForCalls(long now, long busyNanos) {
            return onlyAsked || (!loading && now - usedAt > busyNanos);
        }

        /** Whether that is so, and it has had its time since it was loaded. */
        private boolean goesForQuestions(long now, long busyNanos) {
            return goesForCalls(now, busyNanos) && !loading && now - loadedAt > busyNanos;
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

    /** A seat, if need be of those that go for that; none when they are too few. */
    synchronized Seating take(ModelRef ref, String partner, long needed, WantedBy by) {
        long now = nanoTime.getAsLong();
        List<Seat> idle = seats.values().stream()
                .filter(seat -> goes(seat, by, now))
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
        leave(ref);
        Seat seat = new Seat(ref, partner, needed, nanoTime, by == WantedBy.QUESTION ? busyNanos + 1 : 0);
        put(seat);
        return new Seating(seat, leaving.stream().map(gone -> gone.ref).toList());
    }

    private boolean goes(Seat seat, WantedBy by, long now) {
        return switch (by) {
            case PUBLICATION -> false;
            case QUESTION -> seat.goesForQuestions(now, busyNanos);
            case CALL -> seat.goesForCalls(now, busyNanos);
        };
    }

    /** Somebody calls the model, which may still be loading: if it has a seat, it is no longer only asked for. */
    synchronized void called(ModelRef ref) {
        Seat seat = seats.get(ref);
        if (seat != null) {
            seat.touch();
        }
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
