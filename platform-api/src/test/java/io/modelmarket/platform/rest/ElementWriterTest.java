package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.management.ThreadMXBean;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementWriterTest {

    private static final JsonFactory JSON = new JsonFactory();
    private static final long MIB = 1 << 20;

    /** Texts take five bytes on the way; as objects they would take 28 each, or as many again as they are long. */
    @ParameterizedTest
    @CsvSource({"4000000, 1", "1, 20000000", "3, 7000000"})
    void textsAreNotInMemoryOnceMore(int texts, int length) throws IOException {
        Tensor tensor = texts(texts, "x".repeat(length));
        write(tensor, OutputStream.nullOutputStream());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        write(tensor, OutputStream.nullOutputStream());

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MIB);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_999, 2_000, 3_999, 4_000, 8_191, 8_192})
    void whatTakesTwoCharactersIsNotTornApart(int before) throws IOException {
        String text = "a".repeat(before) + "\uD83D\uDE80模型\u0000\"";
        assertThat(JSON.createParser(written(texts(2, text))).nextToken()).isNotNull();
        try (var parser = JSON.createParser(written(texts(2, text)))) {
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.getText()).isEqualTo(text);
            parser.nextToken();
            assertThat(parser.getText()).isEqualTo(text);
        }
    }

    @Test
    void whatIsNoTextIsToBeAskedForInBinary() {
        for (byte[] wrong : new byte[][] {{(byte) 0xFF}, {'a', (byte) 0xC3}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}}) {
            assertThatThrownBy(() -> written(texts(1, wrong))).hasMessageContaining("binary_data");
        }
    }

    private static byte[] written(Tensor tensor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(tensor, out);
        return out.toByteArray();
    }

    private static void write(Tensor tensor, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            ElementWriter.write(tensor, json);
        }
    }

    private static Tensor texts(int times, String text) {
        return texts(times, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Tensor texts(int times, byte[] text) {
        ByteBuffer all =
                ByteBuffer.allocate(times * (Integer.BYTES + text.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < times; i++) {
            all.putInt(text.length).put(text);
        }
        return new Tensor("x", DataType.BYTES, new long[] {times}, all.flip());
    }
}
