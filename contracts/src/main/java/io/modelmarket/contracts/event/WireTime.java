package io.modelmarket.contracts.event;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;

/** Instants as messages carry them, exact to the nanosecond. */
public final class WireTime {

    private WireTime() {}

    /** As a message has it. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /**
     * As a message has said.
     *
     * @throws DateTimeException when that is beyond what an instant can be
     */
    public static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
