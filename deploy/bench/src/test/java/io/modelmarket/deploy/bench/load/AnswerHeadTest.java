package io.modelmarket.deploy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerHeadTest {

    @Test
    void readsStatusAndLengths() {
        String head =
                lines("HTTP/1.1 200 OK", "X-Other: 7", "CONTENT-length: 52", "inference-header-content-length: 12", "");

        assertThat(AnswerHead.read(bytes(head + "body"))).isEqualTo(new AnswerHead(head.length(), 200, 52, 12));
    }

    @Test
    void waitsForTheEmptyLine() {
        assertThat(AnswerHead.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 52\r\n")))
                .isNull();
    }

    @Test
    void saysThatALengthIsMissingOrUnreadable() {
        assertThat(AnswerHead.read(bytes("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .isEqualTo(new AnswerHead(49, 503, -1, -1));
        assertThat(AnswerHead.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")))
                .isEqualTo(new AnswerHead(41, 200, -1, -1));
        assertThat(AnswerHead.read(bytes("no\r\n\r\n"))).isEqualTo(new AnswerHead(6, -1, -1, -1));
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
