package io.modelmarket.billing.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One calendar month in a zone: {@code [from, to)}. Keyed in tables by its first day. */
public record Period(YearMonth month, ZoneId zone) {

    /** The month that {@code instant} lies in. */
    public static Period containing(Instant instant, ZoneId zone) {
        return new Period(YearMonth.from(instant.atZone(zone)), zone);
    }

    /** The month that begins on {@code firstDay}. */
    public static Period starting(LocalDate firstDay, ZoneId zone) {
        return new Period(YearMonth.from(firstDay), zone);
    }

    /** The first instant inside. */
    public Instant from() {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** The first instant after. */
    public Instant to() {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    /** How long it is. */
    public long seconds() {
        return to().getEpochSecond() - from().getEpochSecond();
    }

    /**
     * The seconds of {@code [begin, end)} that lie inside.
     *
     * @param begin seconds since the epoch
     * @param end seconds since the epoch; null: it goes on
     */
    public long secondsWithin(long begin, @Nullable Long end) {
        long first = Math.max(begin, from().getEpochSecond());
        long last = end == null ? to().getEpochSecond() : Math.min(end, to().getEpochSecond());
        return Math.max(0, last - first);
    }

    /**
     * The local days from that of {@code begin} up to, and without, that of {@code end} that lie inside.
     *
     * @param begin seconds since the epoch
     * @param end seconds since the epoch; null: it goes on
     */
    public long daysWithin(long begin, @Nullable Long end) {
        long first = Math.max(dayOf(begin), firstDay().toEpochDay());
        long after = month.plusMonths(1).atDay(1).toEpochDay();
        long last = end == null ? after : Math.min(dayOf(end), after);
        return Math.max(0, last - first);
    }

    /** When the local day began that an instant lies in, both in seconds since the epoch. */
    public long beginOfDay(long seconds) {
        return begin(dayOf(seconds));
    }

    /** When the local day after begins, both in seconds since the epoch. */
    public long endOfDay(long seconds) {
        return begin(dayOf(seconds) + 1);
    }

    private long begin(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond();
    }

    private long dayOf(long seconds) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), zone).toEpochDay();
    }

    /** The first day, which identifies the period in tables. */
    public LocalDate firstDay() {
        return month.atDay(1);
    }

    /** The local hour an instant lies in, as the instant it begins. Aligned with local days, unlike UTC hours. */
    public static Instant hourOf(Instant instant, ZoneId zone) {
        return instant.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    /** For people and reports: {@code 2026-11}. */
    @Override
    public String toString() {
        return month.toString();
    }
}
