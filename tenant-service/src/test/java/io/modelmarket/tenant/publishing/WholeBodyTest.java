package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WholeBodyTest {

    private static final byte[] BYTES = {1, -1, 3};

    @Test
    void givesEveryByteAfterLookingForTheFirst() throws IOException {
        WholeBody body = new WholeBody(new ByteArrayInputStream(BYTES), OptionalLong.of(BYTES.length));

        assertThat(body.isEmpty()).isFalse();
        assertThat(body.readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void seesThatThereIsNothing() throws IOException {
        assertThat(new WholeBody(InputStream.nullInputStream(), OptionalLong.empty()).isEmpty())
                .isTrue();
    }

    @Test
    void failsWhenFewerBytesComeThanWereAnnounced() {
        WholeBody body = new WholeBody(new ByteArrayInputStream(BYTES), OptionalLong.of(BYTES.length + 1));

        assertThatThrownBy(body::readAllBytes).isInstanceOf(WholeBody.CutShort.class);
    }

    @Test
    void failsWhenTheSenderGoesAway() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };
        WholeBody body =
                new WholeBody(new SequenceInputStream(new ByteArrayInputStream(BYTES), broken), OptionalLong.empty());

        assertThatThrownBy(body::readAllBytes).isInstanceOf(WholeBody.CutShort.class);
    }
}
