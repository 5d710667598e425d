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
     * A subscription's stretches as they are charged: still without gaps or overlaps, whatever each is prorated by.
     * Where one of two versions is prorated by the day, the whole day of the change is the later one's. A subscription
     * that is cancelled on the day it began is charged that day where it ends on a version by the day: else one could
     * subscribe anew each day and never pay.
     *
     * @param held all of them, the oldest first, without gaps
     * @param period in whose zone days are those of the subscription
     */
    public static List<Stretch> charged(List<Stretch> held, Period period) {
        long first = held.getFirst().begun();
        Long end = end(held, period);
        Deque<Stretch> charged = new ArrayDeque<>();
        for (int i = held.size() - 1; i >= 0; i--) {
            Stretch one = held.get(i);
            boolean byTheDay = one.by == Proration.DAY || (i > 0 && held.get(i - 1).by == Proration.DAY);
            long begin = byTheDay ? Math.max(first, period.beginOfDay(one.begun)) : one.begun;
            begin = end == null ? begin : Math.min(begin, end);
            charged.addFirst(new Stretch(one.by, begin, end));
            end = begin;
        }
        return List.copyOf(charged);
    }

    private static @Nullable Long end(List<Stretch> held, Period period) {
        Stretch last = held.getLast();
        Long ended = last.ended;
        if (ended == null || last.by != Proration.DAY) {
            return ended;
        }
        boolean onItsFirstDay = period.beginOfDay(ended) <= held.getFirst().begun;
        return onItsFirstDay ? Long.valueOf(period.endOfDay(ended)) : ended;
    }
}
