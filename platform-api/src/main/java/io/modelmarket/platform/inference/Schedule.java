package io.modelmarket.platform.inference;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of the schedule.
 *
 * @param timeout how long it would wait
 * @param priority among the calls of the same tenant, the lowest number first
 */
public record Schedule(Optional<Duration> timeout, int priority) {

    /** The middle: 1 comes before it, 3 and higher behind it. */
    private static final int USUAL = 2;

    /** As the request parameters {@code timeout} (microseconds) and {@code priority} say; 0 and absent mean nothing. */
    public static Schedule of(@Nullable Long timeout, @Nullable Long priority) {
        if (timeout != null && timeout < 0) {
            throw Invalid.request("parameter 'timeout' must be a positive number of microseconds");
        }
        if (priority != null && (priority < 0 || priority > Integer.MAX_VALUE)) {
            throw Invalid.request("parameter 'priority' must be a number from 1, the most urgent, on");
        }
        return new Schedule(
                timeout == null || timeout == 0
                        ? Optional.empty()
                        : Optional.of(Duration.of(timeout, ChronoUnit.MICROS)),
                priority == null || priority == 0 ? USUAL : priority.intValue());
    }
}
