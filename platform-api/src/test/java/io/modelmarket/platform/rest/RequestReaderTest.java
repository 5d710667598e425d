package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.platform.rest.RequestHead.Input;
import io.modelmarket.platform.rest.numbers.BodyParser;
import io.modelmarket.platform.rest.numbers.BodyParserFactory;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.InvalidTensorException;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading arrays of numbers at once changes nothing: the same tensors, and the same complaints at the same places. */
class RequestReaderTest {

    private static final String SMALL = """
            {"inputs":[{"name":"x","shape":[2,2],"datatype":"FP32",
             "data":[[0.5, -1e1],
                     [3,4.25]]}, {"data":[7,8],"name":"y","datatype":"INT64","shape":[2]}],
             "id":"a"}
            """;

    private final Pair usual = new Pair(Limits.USUAL);

    @Test
    void readsGeneratedBodiesAsJacksonAloneDoes() {
        GeneratedBodies bodies = new GeneratedBodies(20261122);
        int accepted = 0;
        for (int round = 0; round < 10_000; round++) {
            byte[] body = bodies.next();
            accepted += usual.same(body, body.length).startsWith("accepted") ? 1 : 0;
            byte[] spoiled = bodies.spoiled(body);
            usual.same(spoiled, spoiled.length);
        }

        assertThat(accepted).isBetween(5_000, 9_500);
    }

    @Test
    void readsTheSameOfABodyCutAnywhere() {
        byte[] body = SMALL.getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length <= body.length; length++) {
            usual.same(Arrays.copyOf(body, length), length);
            // What is behind the JSON, as with binary tensors, is not looked at.
            usual.same(body, length);
        }
        assertThat(usual.same(body, body.length)).startsWith("accepted");
    }

    @Test
    void readsTheSameWithAnythingPutInAnywhere() {
        byte[] body = SMALL.getBytes(StandardCharsets.UTF_8);

        for (int at = 0; at <= body.length; at++) {
            for (byte junk : GeneratedBodies.JUNK.getBytes(StandardCharsets.ISO_8859_1)) {
                byte[] longer = GeneratedBodies.replaced(body, at, at, junk);
                usual.same(longer, longer.length);
            }
        }
        assertThat(usual.same(("\uFEFF" + SMALL).getBytes(StandardCharsets.UTF_8), 0))
                .startsWith("refused");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7})
    void keepsTheLimitOnDepth(int depth) {
        Pair pair = new Pair(new Limits(depth, 1));
        byte[] body = body("FP32", "[1,2,1]", "[[[1],[2]]]");

        assertThat(pair.same(body, body.length).startsWith("accepted")).isEqualTo(depth >= 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FP32; [4]; [1,2,3,4]",
                "FP32; [2,2]; [ [1 , 2.5] ,[-3e2,   4] ]",
                "FP32; [2,2]; [1,2,3,4]",
                "FP32; [4,1]; [[1],[2],[3],[4]]",
                "FP32; [1,1,4]; [[[1,2,3,4]]]",
                "FP32; []; [1]",
                "INT8; [2]; [127,-128]",
                "UINT8; [2]; [255,0]",
                "INT16; [2]; [32767,-32768]",
                "UINT16; [2]; [65535,0]",
                "INT32; [2]; [2147483647,-2147483648]",
                "UINT32; [2]; [4294967295,0]",
                "INT64; [2]; [9223372036854775807,-9223372036854775808]",
                "FP64; [2]; [0.1,1.7976931348623157E308]"
            })
    void readsAtOnceWhatIsPlainlyRight(DataType type, String shape, String data) throws IOException {
        assertThat(readsAtOnce(type, shape, data)).isTrue();
        byte[] body = body(type.name(), shape, data);
        assertThat(usual.same(body, body.length)).startsWith("accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FP32; [4]; [1,2,3]",
                "FP32; [4]; [1,2,3,4,5]",
                "FP32; [4]; [1,2,3,4",
                "FP32; [4]; [1,2,3,4,]",
                "FP32; [4]; [1,2,,4]",
                "FP32; [4]; [1 2,3,4]",
                "FP32; [2,2]; [[1,2],[3,4]",
                "FP32; [2,2]; [[1,2],3,4]",
                "FP32; [2,2]; [[1,2,3],[4]]",
                "FP32; [2,2]; [[1],[2],[3],[4]]",
                "FP32; [2]; [[1,2]]",
                "FP32; [2]; [1,1e39]",
                "FP64; [2]; [1,1e309]",
                "FP32; [2]; [1,\"NaN\"]",
                "FP32; [0]; []",
                "INT32; [2]; [2147483648,0]",
                "INT64; [2]; [1.0,0]",
                "UINT8; [2]; [-1,0]",
                "FP16; [2]; [1,2]"
            })
    void leavesTheRestToJackson(DataType type, String shape, String data) throws IOException {
        assertThat(readsAtOnce(type, shape, data)).isFalse();
        byte[] body = body(type.name(), shape, data);
        assertThat(usual.same(body, body.length)).isNotEmpty();
    }

    private static boolean readsAtOnce(DataType type, String shape, String data) throws IOException {
        BodyParserFactory json = new BodyParserFactory(RequestReader.settings(Limits.USUAL));
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        long[] sizes = Arrays.stream(shape.replaceAll("[\\[\\]]", "").split(",", 0))
                .filter(size -> !size.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        int elements = (int) Arrays.stream(sizes).reduce(1, (left, right) -> left * right);
        ByteBuffer target = ByteBuffer.allocate(elements * type.width()).order(ByteOrder.LITTLE_ENDIAN);
        try (BodyParser parser = (BodyParser) json.createParser(bytes)) {
            parser.nextToken();
            boolean read = parser.readNumbers(type, sizes, elements, target);
            assertThat(target.position()).isZero();
            assertThat(parser.currentToken().isStructEnd()).isEqualTo(read);
            assertThat(read && parser.nextToken() != null).isFalse();
            return read;
        }
    }

    private static byte[] body(String type, String shape, String data) {
        return ("{\"inputs\":[{\"name\":\"x\",\"datatype\":\"" + type + "\",\"shape\":" + shape + ",\"data\":" + data
                        + "}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The reader as it is, and one that leaves all to Jackson. */
    private record Pair(RequestReader reader, RequestReader alone) {

        Pair(Limits limits) {
            this(new RequestReader(limits), new RequestReader(limits, new JsonFactory(RequestReader.settings(limits))));
        }

        /** What both make of a body. */
        String same(byte[] body, int length) {
            String result = outcome(reader, body, length);
            if (!result.equals(outcome(alone, body, length))) {
                assertThat(result)
                        .as(new String(body, 0, length, StandardCharsets.UTF_8))
                        .isEqualTo(outcome(alone, body, length));
            }
            return result;
        }

        private static String outcome(RequestReader reader, byte[] body, int length) {
            TensorBuffers buffers = new TensorBuffers(Limits.hold());
            try {
                RequestHead head = reader.read(body, length, buffers);
                StringBuilder read = new StringBuilder("accepted ").append(head.id());
                for (Input input : head.inputs()) {
                    read.append(' ').append(input.name()).append(input.type()).append(Arrays.toString(input.shape()));
                    read.append(bytes(input.tensor()));
                }
                return read.toString();
            } catch (ProblemException e) {
                return "refused " + e.type() + " " + e.getMessage();
            } catch (InvalidTensorException e) {
                return "refused " + e.getMessage();
            } finally {
                buffers.release();
            }
        }

        private static String bytes(@Nullable Tensor tensor) {
            if (tensor == null) {
                return "";
            }
            byte[] bytes = new byte[tensor.byteSize()];
            tensor.data().get(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }
}
