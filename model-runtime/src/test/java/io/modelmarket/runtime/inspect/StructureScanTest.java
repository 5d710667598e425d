package io.modelmarket.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a small file may become in memory is known before it is read. */
class StructureScanTest {

    private static final long HEAP = 5L << 20;
    private static final int TENSOR_OF_GRAPH = 5;
    private static final int GRAPH_OF_MODEL = 7;
    private static final int SPARSE_OF_GRAPH = 15;
    private static final byte UNKNOWN_NUMBER = 15 << 3;

    @ParameterizedTest
    @CsvSource({"1, 8", "4, 1", "5, 4", "7, 8", "10, 1", "11, 8"})
    void countsNumbersAsWhatTheyBecome(int field, int growth) {
        int fits = ((1 << 20) - 400) / growth;

        assertThatCode(() -> scan(tensor(field, fits))).doesNotThrowAnyException();
        assertThatThrownBy(() -> scan(tensor(field, fits + 400)))
                .isInstanceOf(StructureScan.TooMuchException.class)
                .hasMessageContaining("more than 1048576 bytes, as they are in memory, outside of raw tensor data");
    }

    @Test
    void rawDataIsNeverCopied() {
        assertThatCode(() -> scan(tensor(9, 4 << 20))).doesNotThrowAnyException();
    }

    @Test
    void manySmallTensorsAreAddedUp() {
        ByteString many = IntStream.range(0, 5_000)
                .mapToObj(i -> field(TENSOR_OF_GRAPH, field(7, ByteString.copyFrom(new byte[16]))))
                .reduce(ByteString.EMPTY, ByteString::concat);

        assertThatThrownBy(() -> scan(field(GRAPH_OF_MODEL, many))).isInstanceOf(StructureScan.TooMuchException.class);
    }

    @Test
    void dimensionsOfSparseTensorsCountToo() {
        ByteString dims = field(SPARSE_OF_GRAPH, field(3, ByteString.copyFrom(new byte[(1 << 20) / 8])));

        assertThatThrownBy(() -> scan(field(GRAPH_OF_MODEL, dims))).isInstanceOf(StructureScan.TooMuchException.class);
    }

    @Test
    void numbersOfUnknownFieldsCountToo() {
        byte[] numbers = new byte[2 * 50_000];
        for (int i = 0; i < numbers.length; i += 2) {
            numbers[i] = UNKNOWN_NUMBER;
        }

        assertThatThrownBy(() -> scan(ByteString.copyFrom(numbers))).isInstanceOf(StructureScan.TooMuchException.class);
    }

    private static void scan(ByteString model) throws IOException {
        CodedInputStream in = model.newCodedInput();
        new StructureScan(in, HEAP).run();
    }

    private static ByteString tensor(int field, int bytes) {
        return field(GRAPH_OF_MODEL, field(TENSOR_OF_GRAPH, field(field, ByteString.copyFrom(new byte[bytes]))));
    }

    private static ByteString field(int number, ByteString value) {
        ByteString.Output to = ByteString.newOutput();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(to);
            out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeBytesNoTag(value);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to.toByteString();
    }
}
