package io.modelmarket.platform.quota;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Calls answered here that billing has not counted, the oldest first, and how many of them are of the running month.
 * Guarded by their quota.
 */
final class UncountedCalls {

    /** One of them. */
    record Call(long epoch, long sequence, Instant finishedAt) {}

    private final Deque<Call> calls = new ArrayDeque<>();

    /** What billing has counted, by epoch. */
    private final Map<Long, CountedUpTo> marks = new HashMap<>();

    private Period period;
    private int inPeriod;

    UncountedCalls(Period period) {
        this.period = period;
    }

    /** How many are of the running month. */
    int inPeriod() {
        return inPeriod;
    }

    /** How many there are. */
    int size() {
        return calls.size();
    }

    /** Another month runs. */
    void turnTo(Period next) {
        period = next;
        recount();
    }

    /** Takes one in, unless billing has counted it already. */
    void add(Call call) {
        if (!isCounted(call)) {
            calls.addLast(call);
            inPeriod += period.contains(call.finishedAt()) ? 1 : 0;
        }
    }

    void removeOldest() {
        Call oldest = calls.removeFirst();
        inPeriod -= period.contains(oldest.finishedAt()) ? 1 : 0;
    }

    /** Lets go of all of that epoch up to {@code sequence}. */
    void forget(long epoch, long sequence) {
        calls.removeIf(call -> call.epoch() == epoch && call.sequence() <= sequence);
        recount();
    }

    /** Billing has counted that of each epoch; {@code finished} hears when each that goes was finished. */
    void counted(Map<Long, CountedUpTo> upTo, Consumer<Instant> finished) {
        upTo.forEach((epoch, mark) -> marks.merge(epoch, mark, CountedUpTo::or));
        calls.removeIf(call -> {
            if (isCounted(call)) {
                finished.accept(call.finishedAt());
                return true;
            }
            return false;
        });
        recount();
    }

    private boolean isCounted(Call call) {
        return marks.getOrDefault(call.epoch(), CountedUpTo.NOTHING).has(call.sequence());
    }

    private void recount() {
        inPeriod = (int) calls.stream()
                .filter(call -> period.contains(call.finishedAt()))
                .count();
    }
}
