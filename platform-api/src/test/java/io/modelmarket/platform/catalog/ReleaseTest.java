package io.modelmarket.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.Batching;
import io.modelmarket.contracts.event.proto.ReleaseState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release as it is read from what was published. */
class ReleaseTest {

    @Test
    void callsWaitForNothingUnlessThatWasAskedFor() {
        assertThat(Release.read(state().build()).maxDelay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "0,0", "2500,2500", "100000,100000", "2000000000,100000"})
    void aDelayIsObeyedWithinItsBounds(int published, int obeyed) {
        ReleaseState state = state().setBatching(Batching.newBuilder().setMaxDelayMicros(published))
                .build();

        assertThat(Release.read(state).maxDelay()).isEqualTo(Duration.ofNanos(1_000L * obeyed));
    }

    @ParameterizedTest
    @CsvSource({"-1,", "0,", "1,1", "250,250"})
    void aTimeoutOfItsOwnIsReadWhereThereIsOne(int published, Long read) {
        ReleaseState state = state().setCallTimeoutMillis(published).build();

        assertThat(Release.read(state).callTimeout())
                .isEqualTo(Optional.ofNullable(read).map(Duration::ofMillis));
    }

    private static ReleaseState.Builder state() {
        return ReleaseState.newBuilder().setModel("acme/digits").setVersion("1.0.0");
    }
}
