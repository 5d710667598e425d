package io.modelmarket.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T21:00:00.123456789Z", "1969-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59Z"})
    void givesBackWhatItWasGiven(String text) {
        Instant instant = Instant.parse(text);

        Timestamp carried = WireTime.timestamp(instant);

        assertThat(WireTime.instant(carried)).isEqualTo(instant);
    }

    @Test
    void refusesWhatNoInstantIs() {
        Timestamp absurd = Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build();

        assertThatThrownBy(() -> WireTime.instant(absurd)).isInstanceOf(DateTimeException.class);
    }
}
