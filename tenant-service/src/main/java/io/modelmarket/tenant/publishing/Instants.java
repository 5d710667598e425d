package io.modelmarket.tenant.publishing;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.WireTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants in records, as exact as the database keeps them. */
final class Instants {

    private Instants() {}

    static Instant of(Timestamp timestamp) {
        return WireTime.instant(timestamp).truncatedTo(ChronoUnit.MICROS);
    }
}
