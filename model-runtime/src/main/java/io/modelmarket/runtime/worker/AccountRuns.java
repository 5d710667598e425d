package io.modelmarket.runtime.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One account's runs in one lane, and where in its time of all lanes this lane's count begins. */
final class AccountRuns {

    private final NavigableMap<Integer, Deque<RunJob>> byPriority = new TreeMap<>();
    private final ServedTime.Account served;
    private long since;
    private int size;
    private long bytes;

    AccountRuns(ServedTime.Account served) {
        this.served = served;
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }

    /** The worker's time it has had, as this lane counts it, in nanoseconds of a run of weight 1. */
    long had() {
        return served.nanos() - since;
    }

    void setHad(long nanos) {
        since = served.nanos() - nanos;
    }

    /** Adds to what it has had, in all lanes. */
    void charge(long nanos) {
        served.add(nanos);
    }

    void count(RunJob job, int more) {
        size += more;
        bytes += more * job.bytes();
    }

    /** Its runs, the lowest priority number first. */
    NavigableMap<Integer, Deque<RunJob>> byPriority() {
        return byPriority;
    }

    /** Those of that priority number. */
    Deque<RunJob> of(int priority) {
        return byPriority.computeIfAbsent(priority, number -> new ArrayDeque<>());
    }

    /** Lets go of what is empty. */
    void tidy() {
        byPriority.values().removeIf(Deque::isEmpty);
    }

    /** The first whose model may be taken; null when there is none. */
    @Nullable RunJob first(Predicate<LoadedModel> takeable) {
        for (Deque<RunJob> queue : byPriority.values()) {
            for (RunJob job : queue) {
                if (takeable.test(job.model())) {
                    return job;
                }
            }
        }
        return null;
    }
}
