package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever PostgreSQL would not take is told apart before. */
class SoundReportTest {

    @ParameterizedTest
    @ValueSource(strings = {"n1", "data-plane.eu-1:8000", "node 7", "knoten-österreich", "節点"})
    void namesOfNodes(String name) {
        assertThat(SoundReport.isNode(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n\u0000", "\u0000", "n\n1", "n\u0007", "n\u200B", "n\uD800", "n\uFFFF"})
    void thatAreNoNames(String name) {
        assertThat(SoundReport.isNode(name)).isFalse();
        assertThat(SoundReport.isRequest(name)).isFalse();
    }

    @Test
    void namesAndIdsAreBounded() {
        assertThat(SoundReport.isNode("n".repeat(255))).isTrue();
        assertThat(SoundReport.isNode("n".repeat(256))).isFalse();
        assertThat(SoundReport.isRequest("r".repeat(128))).isTrue();
        assertThat(SoundReport.isRequest("r".repeat(129))).isFalse();
        assertThat(SoundReport.isRequest("no id")).isFalse();
    }

    @Test
    void instants() {
        assertThat(SoundReport.isInstant(seconds(0))).isTrue();
        assertThat(SoundReport.isInstant(seconds(-1))).isFalse();
        assertThat(SoundReport.isInstant(seconds(300_000_000_000L))).isFalse();
        assertThat(SoundReport.isInstant(seconds(Long.MAX_VALUE))).isFalse();
        assertThat(SoundReport.isInstant(
                        Timestamp.newBuilder().setNanos(Integer.MIN_VALUE).build()))
                .isFalse();
    }

    private static Timestamp seconds(long seconds) {
        return Timestamp.newBuilder().setSeconds(seconds).build();
    }
}
