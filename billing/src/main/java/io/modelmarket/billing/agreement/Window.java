package io.modelmarket.billing.agreement;

import io.modelmarket.billing.period.Period;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From and until when an agreement is in force, {@code [from, until)}; usage is shared by what is in force when it is
 * finished. It is known by the hour, so an hour in which something begins or ends is shared by what is in force at its
 * end.
 *
 * @param from null: from its last signature on, or always
 * @param until null: for good
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {

    /** Always. */
    public static final Window ALWAYS = new Window(null, null);

    /** Checks what somebody proposes. */
    static Window proposed(@Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until must be after from");
        }
        if (!isFullHour(from) || !isFullHour(until)) {
            throw new IllegalArgumentException("from and until must be full hours: usage is known by the hour");
        }
        return new Window(from, until);
    }

    /** One whose beginning is known. */
    Window from(Instant otherwise) {
        return new Window(from == null ? otherwise : from, until);
    }

    /** Whether some instant is in both. */
    boolean meets(Window other) {
        return !isEmpty() && !other.isEmpty() && before(from, other.until) && before(other.from, until);
    }

    /** Whether it holds nothing, because it ended before it could begin. */
    boolean isEmpty() {
        return from != null && until != null && !from.isBefore(until);
    }

    /**
     * Whether what was used in an hour is shared by it.
     *
     * @param hour its beginning
     * @param zone whose hours are meant
     */
    public boolean covers(Instant hour, ZoneId zone) {
        return (from == null || !Period.hourOf(from, zone).isAfter(hour))
                && (until == null || Period.hourOf(until, zone).isAfter(hour));
    }

    /** Where it begins and ends, if it does. */
    public Stream<Instant> edges() {
        return Stream.of(from, until).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static boolean before(@Nullable Instant begin, @Nullable Instant end) {
        return begin == null || end == null || begin.isBefore(end);
    }

    private static boolean isFullHour(@Nullable Instant instant) {
        return instant == null || instant.truncatedTo(ChronoUnit.HOURS).equals(instant);
    }
}
