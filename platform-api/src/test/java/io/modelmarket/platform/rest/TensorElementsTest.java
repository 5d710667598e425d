package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of the protocol comes through JSON exactly, and nothing else does. */
class TensorElementsTest {

    private static final JsonFactory JSON = new JsonFactory();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "INT64; [9223372036854775807,-9223372036854775808]",
                "UINT64; [18446744073709551615,0]",
                "INT32; [2147483647,-2147483648]",
                "UINT32; [4294967295,0]",
                "INT16; [32767,-32768]",
                "UINT16; [65535,0]",
                "INT8; [127,-128]",
                "UINT8; [255,0]",
                "BOOL; [true,false]",
                "FP32; [3.4028235E38,1.4E-45]",
                "FP32; [\"NaN\",\"-Infinity\"]",
                "FP64; [1.7976931348623157E308,4.9E-324]",
                "FP64; [\"Infinity\",0.1]",
                "FP16; [65504.0,6.1035156E-5]",
                "BF16; [3.3895314E38,0.5]",
                "BYTES; [\"grüß\\u0000dich\",\"\"]"
            })
    void comesThroughExactly(DataType type, String data) throws IOException {
        Tensor tensor = read(type, data, 2);

        assertThat(written(tensor)).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "INT64; [9223372036854775808,0]",
                "UINT64; [18446744073709551616,0]",
                "UINT64; [-1,0]",
                "INT32; [2147483648,0]",
                "UINT8; [256,0]",
                "INT8; [1.0,0]",
                "BOOL; [2,0]",
                "FP32; [1e39,0]",
                "FP64; [1e400,0]",
                "FP16; [65520,0]",
                "FP32; [\"nan\",0]",
                "FP32; [null,0]",
                "BYTES; [1,\"\"]"
            })
    void refusesWhatIsNotOfTheType(DataType type, String data) {
        assertThatThrownBy(() -> read(type, data, 2))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("element 0");
    }

    @Test
    void readsScalarsEmptyTensorsAndNesting() throws IOException {
        assertThat(read(DataType.FP32, "7.5").data().getFloat()).isEqualTo(7.5f);
        assertThat(read(DataType.FP32, "[7.5]").data().getFloat()).isEqualTo(7.5f);
        assertThat(read(DataType.FP32, "[]", 0).byteSize()).isZero();
        assertThat(read(DataType.INT8, "[[1,2,3],[4,5,6]]", 2, 3).elements()).isEqualTo(6);
        assertThatThrownBy(() -> read(DataType.INT8, "[[1,2],[3,4],[5,6]]", 2, 3))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read(DataType.INT8, "[[1,2,3],4,5,6]", 2, 3)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read(DataType.INT8, "[]", 2, 3)).isInstanceOf(ProblemException.class);
    }

    @Test
    void keepsOfTextsOnlyWhatTheTensorTakes() throws IOException {
        BodyMemory memory = new BodyMemory(1L << 30, new SimpleMeterRegistry());
        TensorBuffers buffers = new TensorBuffers(memory.of("anybody"));
        String text = "a".repeat(100_000);

        for (int tensor = 1; tensor <= 3; tensor++) {
            try (JsonParser parser = JSON.createParser("[\"" + text + "\"]")) {
                parser.nextToken();
                Tensor read = TensorElements.read(parser, "x", DataType.BYTES, new long[] {1}, buffers, 8 << 20);
                assertThat(read.byteSize()).isEqualTo(4 + text.length());
            }
            assertThat(memory.held()).isBetween(tensor * 100_000L, tensor * 100_000L + 20_000);
        }
        buffers.release();
        assertThat(memory.held()).isLessThan(10_000);
    }

    private static Tensor read(DataType type, String data, long... shape) throws IOException {
        try (JsonParser parser = JSON.createParser(data)) {
            parser.nextToken();
            return TensorElements.read(parser, "x", type, shape, new TensorBuffers(Limits.hold()), 1_000);
        }
    }

    private static String written(Tensor tensor) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            ElementWriter.write(tensor, json);
        }
        return text.toString();
    }
}
