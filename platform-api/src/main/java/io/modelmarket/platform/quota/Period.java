package io.modelmarket.platform.quota;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A calendar month of one time zone, {@code [from, to)}. */
public record Period(Instant from, Instant to) {

    static Period of(Instant instant, ZoneId zone) {
        ZonedDateTime first =
                instant.atZone(zone).toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
        ZonedDateTime next = first.toLocalDate().plusMonths(1).atStartOfDay(zone);
        return new Period(first.toInstant(), next.toInstant());
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
