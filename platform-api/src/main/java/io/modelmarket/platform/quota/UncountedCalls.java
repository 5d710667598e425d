package io.modelmarket.platform.quota;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls answered here that billing has not counted, by epoch, and how many of them are of the running month. While
 * billing is away they may be as many as the journal holds, so each takes a byte or two ({@link CallBlock}), and what
 * billing counts is let go of from the front. Guarded by their quota.
 */
final class UncountedCalls {

    private final NavigableMap<Long, UncountedEpoch> epochs = new TreeMap<>();
    private @Nullable UncountedEpoch current;
    private long from;
    private long to;
    private long size;
    private long inPeriod;

    UncountedCalls(Period period) {
        from = period.from().getEpochSecond();
        to = period.to().getEpochSecond();
    }

    /** How many are of the running month. */
    long inPeriod() {
        return inPeriod;
    }

    /** Another month runs. */
    void turnTo(Period next) {
        from = next.from().getEpochSecond();
        to = next.to().getEpochSecond();
        inPeriod = 0;
        for (UncountedEpoch epoch : epochs.values()) {
            inPeriod += epoch.within(from, to);
        }
    }

    /** Takes one in that finished in that second since 1970, unless billing has counted it already. */
    void add(long epoch, long sequence, long second) {
        UncountedEpoch into = current;
        if (into == null || into.number() != epoch) {
            into = epoch(epoch);
            current = into;
        }
        if (into.add(sequence, second)) {
            size++;
            inPeriod += isInPeriod(second) ? 1 : 0;
        }
    }

    /** Lets go of the oldest, but never of the newest {@code most}; a block more than these may stay. */
    void keepNewest(int most) {
        while (size - CallBlock.MOST_CALLS >= most) {
            for (UncountedEpoch epoch : epochs.values()) {
                if (!epoch.isEmpty()) {
                    epoch.dropOldest(this::gone);
                    break;
                }
            }
        }
    }

    /** Lets go of all of that epoch up to {@code sequence}. */
    void forget(long epoch, long sequence) {
        epoch(epoch).drop(new CountedUpTo(sequence), this::gone);
    }

    /** Billing has counted that of each epoch; {@code finished} hears when those that go were finished. */
    void counted(Map<Long, CountedUpTo> upTo, CallBlock.Finished finished) {
        upTo.forEach((epoch, mark) -> epoch(epoch).counted(mark, (second, calls) -> {
            gone(second, calls);
            finished.in(second, calls);
        }));
    }

    private UncountedEpoch epoch(long number) {
        return epochs.computeIfAbsent(number, UncountedEpoch::new);
    }

    private void gone(long second, long calls) {
        size -= calls;
        inPeriod -= isInPeriod(second) ? calls : 0;
    }

    private boolean isInPeriod(long second) {
        return from <= second && second < to;
    }
}
