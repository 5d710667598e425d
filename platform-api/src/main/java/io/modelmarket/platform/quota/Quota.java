package io.modelmarket.platform.quota;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One subscription's use of the running month: what billing has counted, plus what this node answered that billing has
 * not counted yet, plus what is on its way. Billing's word and the dropping of what it covers are one step, so a call
 * is never in both sums nor in neither.
 */
final class Quota {

    /** Without a quota only this many uncounted calls are remembered, for the case that a quota comes. */
    private static final int REMEMBERED_WITHOUT_LIMIT = 65_536;

    private record Uncounted(long epoch, long sequence, Instant finishedAt) {}

    private final Deque<Uncounted> uncounted = new ArrayDeque<>();
    private final Map<Long, Long> marks = new HashMap<>();
    private Period period = new Period(Instant.MIN, Instant.MIN);
    private int uncountedInPeriod;
    private long counted;
    private @Nullable Instant countedFrom;
    private long underWay;

    /** Takes one unit of the month, if {@code limit} (0: none) allows it. */
    synchronized Optional<Unit> take(long limit, ZoneId zone, Instant now) {
        turnTo(now, zone);
        if (limit > 0 && used() >= limit) {
            return Optional.empty();
        }
        underWay++;
        return Optional.of(new Unit(this, period, limit > 0));
    }

    /** How much of the month that {@code now} is in is used. */
    synchronized long used(ZoneId zone, Instant now) {
        turnTo(now, zone);
        return used();
    }

    /** How that is made up. */
    synchronized Tally tally(ZoneId zone, Instant now) {
        turnTo(now, zone);
        long ofBilling = period.from().equals(countedFrom) ? counted : 0;
        return new Tally(ofBilling, uncountedInPeriod, underWay);
    }

    /** An answered call found in the journal at start. */
    synchronized void restore(long epoch, long sequence, Instant finishedAt) {
        remember(new Uncounted(epoch, sequence, finishedAt));
    }

    /**
     * Billing counted all of that epoch up to {@code sequence}, long enough ago that its word on this month is here.
     */
    synchronized void forget(long epoch, long sequence) {
        uncounted.removeIf(call -> call.epoch() == epoch && call.sequence() <= sequence);
        recount();
    }

    /** Billing's word: {@code used} in the period that begins at {@code from}, up to {@code counted} of each epoch. */
    synchronized void counted(Instant from, long used, Map<Long, Long> upTo) {
        countedFrom = from;
        counted = used;
        upTo.forEach((epoch, sequence) -> marks.merge(epoch, sequence, Math::max));
        uncounted.removeIf(this::isCounted);
        recount();
    }

    /** Billing's word is gone; what this node knows itself stays. */
    synchronized void uncounted() {
        countedFrom = null;
        counted = 0;
    }

    private synchronized void settle(Unit unit, @Nullable Uncounted answered, boolean limited) {
        if (unit.period().equals(period)) {
            underWay--;
        }
        if (answered != null) {
            remember(answered);
            if (!limited && uncounted.size() > REMEMBERED_WITHOUT_LIMIT) {
                Uncounted oldest = uncounted.removeFirst();
                uncountedInPeriod -= period.contains(oldest.finishedAt()) ? 1 : 0;
            }
        }
    }

    private void remember(Uncounted call) {
        if (!isCounted(call)) {
            uncounted.addLast(call);
            uncountedInPeriod += period.contains(call.finishedAt()) ? 1 : 0;
        }
    }

    private boolean isCounted(Uncounted call) {
        return call.sequence() <= marks.getOrDefault(call.epoch(), 0L);
    }

    private long used() {
        return (period.from().equals(countedFrom) ? counted : 0) + uncountedInPeriod + underWay;
    }

    private void turnTo(Instant now, ZoneId zone) {
        if (!period.contains(now)) {
            period = Period.of(now, zone);
            underWay = 0;
            recount();
        }
    }

    private void recount() {
        uncountedInPeriod = (int) uncounted.stream()
                .filter(call -> period.contains(call.finishedAt()))
                .count();
    }

    /** One unit taken; it is either used up by an answer or given back, once. */
    static final class Unit implements QuotaUnit {

        private final Quota quota;
        private final Period period;
        private final boolean limited;
        private boolean settled;

        private Unit(Quota quota, Period period, boolean limited) {
            this.quota = quota;
            this.period = period;
            this.limited = limited;
        }

        private Period period() {
            return period;
        }

        @Override
        public void answered(long epoch, long sequence, Instant finishedAt) {
            synchronized (quota) {
                if (!settled) {
                    settled = true;
                    quota.settle(this, new Uncounted(epoch, sequence, finishedAt), limited);
                }
            }
        }

        @Override
        public void giveBack() {
            synchronized (quota) {
                if (!settled) {
                    settled = true;
                    quota.settle(this, null, limited);
                }
            }
        }
    }
}
