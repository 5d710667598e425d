package io.modelmarket.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTimeoutsTest {

    private final CallTimeouts timeouts = new CallTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 30", //
                "-, 5, 5",
                "-, 45, 45",
                "-, 600, 60",
                "2, -, 2",
                "2, 5, 2",
                "50, 5, 50",
                "3600, 5, 60",
            })
    void theCallersGoesBeforeTheReleasesAndNoneIsLongerThanTheNodesLongest(Long asked, Long ofRelease, long seconds) {
        assertThat(timeouts.of(duration(asked), duration(ofRelease))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aUsualTimeoutBeyondTheLongestIsKeptAndIsTheLongest() {
        CallTimeouts patient = new CallTimeouts(Duration.ofMinutes(5), Duration.ofSeconds(60));

        assertThat(patient.of(Optional.empty(), Optional.empty())).isEqualTo(Duration.ofMinutes(5));
        assertThat(patient.of(duration(3600L), Optional.empty())).isEqualTo(Duration.ofMinutes(5));
    }

    private static Optional<Duration> duration(Long seconds) {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }
}
