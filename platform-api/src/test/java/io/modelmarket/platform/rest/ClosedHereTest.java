package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.platform.inference.EndedBy;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

/** Connections that end, at this end or the other. */
class ClosedHereTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void whatTheCallerClosesIsHisDoing() {
        ClosedHere.watch(channel);

        channel.unsafe().closeForcibly();

        assertThat(channel.isOpen()).isFalse();
        assertThat(ClosedHere.endedBy(channel)).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void whatIsClosedFromHereIsNot() {
        ClosedHere.watch(channel);
        ClosedHere.watch(channel);
        assertThat(channel.pipeline().toMap()).hasSize(1);

        var _ = channel.close();

        assertThat(channel.isOpen()).isFalse();
        assertThat(ClosedHere.endedBy(channel)).isEqualTo(EndedBy.NODE);
    }

    @Test
    void nobodyKnowsWhoClosedWhatNobodyWatched() {
        assertThat(ClosedHere.endedBy(channel)).isEqualTo(EndedBy.NODE);
    }
}
