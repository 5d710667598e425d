package io.modelmarket.billing.wire;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Instants and days as callers write them. */
public final class Times {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /**
     * An instant that can be kept, and lies in years of four digits.
     *
     * @throws ProblemException when it is out of that range, naming the field
     */
    public static Instant known(Instant instant, String field) {
        if (instant.isBefore(FIRST) || instant.isAfter(END)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, field + " must be between " + FIRST + " and " + END + ".");
        }
        return instant;
    }

    /**
     * Reads {@code 2026-11-30T23:00:00Z}.
     *
     * @throws ProblemException when it is none, naming the field
     */
    public static Instant instant(String text, String field) {
        try {
            return known(Instant.parse(text), field);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, field + " must be an instant, written like 2026-11-30T23:00:00Z.");
        }
    }

    /** Whether a day is one that can be kept, and lies in years of four digits. */
    public static boolean isKnown(LocalDate day) {
        return !day.isBefore(LocalDate.EPOCH) && !day.isAfter(LocalDate.ofInstant(END, ZoneOffset.UTC));
    }

    /** When a day begins in UTC, or now where it has begun further east only: nothing is booked ahead. */
    public static Instant begin(LocalDate day, Instant now) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return start.isAfter(now) ? now : start;
    }

    /** The latest day that may be today somewhere: east of Greenwich it begins before it does in UTC. */
    public static LocalDate latestToday(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    }
}
