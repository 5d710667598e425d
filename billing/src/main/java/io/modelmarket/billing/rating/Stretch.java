package io.modelmarket.billing.rating;

import io.modelmarket.billing.period.Period;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time on one plan version.
 *
 * @param begun seconds since the epoch
 * @param ended seconds since the epoch; null: it goes on
 */
public record Stretch(Proration by, long begun, @Nullable Long ended) {

    /**
     * A subscription's stretches as they are charged: still without overlaps, whatever each is prorated by, and without
     * gaps but where it was cancelled for more than the rest of a day. Where one of two versions is prorated by the
     * day, the whole day of the change is the later one's. The day of a cancellation is free by the day, but for a
     * subscription that began on it or was begun again later: else one could subscribe anew each day and never pay.
     *
     * @param held all of them, the oldest first
     * @param period in whose zone days are those of the subscription
     */
    public static List<Stretch> charged(List<Stretch> held, Period period) {
        long[] first = firstOfRuns(held, period);
        Deque<Stretch> charged = new ArrayDeque<>();
        Long next = null;
        for (int i = held.size() - 1; i >= 0; i--) {
            Stretch one = held.get(i);
            boolean last = i == held.size() - 1;
            Long end = one.ended;
            if (end != null && one.by == Proration.DAY && (!last || period.beginOfDay(end) <= first[i])) {
                end = period.endOfDay(end);
            }
            end = end == null || next == null ? end : Long.valueOf(Math.min(end, next));
            boolean afterDays = i > 0 && first[i] < one.begun && held.get(i - 1).by == Proration.DAY;
            long begin =
                    one.by == Proration.DAY || afterDays ? Math.max(first[i], period.beginOfDay(one.begun)) : one.begun;
            begin = end == null ? begin : Math.min(begin, end);
            charged.addFirst(new Stretch(one.by, begin, end));
            next = begin;
        }
        return List.copyOf(charged);
    }

    /** For each when the first of those before it began that follow one another without a day between them. */
    private static long[] firstOfRuns(List<Stretch> held, Period period) {
        long[] first = new long[held.size()];
        for (int i = 0; i < first.length; i++) {
            Stretch one = held.get(i);
            Long before = i == 0 ? null : held.get(i - 1).ended;
            boolean goesOn = before != null && period.beginOfDay(before) == period.beginOfDay(one.begun);
            first[i] = goesOn ? first[i - 1] : one.begun;
        }
        return first;
    }
}
