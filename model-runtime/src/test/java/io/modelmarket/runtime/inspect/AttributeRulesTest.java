package io.modelmarket.runtime.inspect;

import static io.modelmarket.runtime.inspect.RuleModels.around;
import static io.modelmarket.runtime.inspect.RuleModels.assertAccepted;
import static io.modelmarket.runtime.inspect.RuleModels.assertRefused;
import static io.modelmarket.runtime.inspect.RuleModels.node;
import static io.modelmarket.runtime.onnx.OnnxParts.integer;
import static io.modelmarket.runtime.onnx.OnnxParts.integers;
import static io.modelmarket.runtime.onnx.OnnxParts.longs;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in attributes that ONNX Runtime would take at their word. */
class AttributeRulesTest {

    @Nested
    class AttributeForm {

        @Test
        void theAxisThatKillsTheProcess() {
            assertRefused(TestModels.crashingOnLoad(), "attribute-form", "attribute 'axis' of node 'norm'", "32 bits");
        }

        @ParameterizedTest
        @ValueSource(longs = {1L << 31, -(1L << 31) - 1, Long.MIN_VALUE, Long.MAX_VALUE})
        void whatDoesNotFit32Bits(long value) {
            assertRefused(
                    around(node("EyeLike", "x").addAttribute(integer("k", value))), "attribute-form", "'k'", "32");
            assertRefused(
                    around(node("EyeLike", "x").addAttribute(integers("z", 1, value))), "attribute-form", "'z'", "");
        }

        @Test
        void dataAndEndsMayBeWide() {
            assertAccepted(around(node("Slice", "x")
                    .addAttribute(integers("starts", 0))
                    .addAttribute(integers("ends", Long.MAX_VALUE))));
            assertAccepted(around(node("Constant").addAttribute(integer("value_int", Long.MIN_VALUE))));
        }

        @Test
        void twoOfOneName() {
            assertRefused(
                    around(node("Softmax", "x").addAttribute(integer("axis", 0)).addAttribute(integer("axis", 1))),
                    "attribute-form",
                    "attribute 'axis' of node 'n' of type Softmax",
                    "two attributes");
        }
    }

    @Nested
    class AttributeRange {

        @ParameterizedTest
        @CsvSource({
            "Softmax, axis, 65", "Softmax, axis, -65", "Cast, to, 27", "SpaceToDepth, blocksize, 0",
            "Conv, group, 0", "GRU, hidden_size, 0", "GRU, hidden_size, 16777217", "Split, num_outputs, 0"
        })
        void aValueNoModelWants(String operator, String attribute, long value) {
            assertRefused(
                    around(node(operator, "x").addAttribute(integer(attribute, value))),
                    "attribute-range",
                    "attribute '" + attribute + "' of node 'n' of type " + operator,
                    String.valueOf(value));
        }

        @Test
        void aBlockOfNothing() {
            assertRefused(
                    around(node("MatMulNBits", "x").setDomain("com.microsoft").addAttribute(integer("block_size", 0))),
                    "attribute-range",
                    "'block_size'",
                    "at least one");
        }
    }

    @Nested
    class Window {

        @ParameterizedTest
        @CsvSource({"kernel_shape, 0", "strides, -1", "dilations, 0", "kernel_shape, 65537"})
        void sizesThatAreNone(String attribute, long value) {
            assertRefused(
                    around(node("MaxPool", "x").addAttribute(integers(attribute, 1, value))),
                    "attribute-range",
                    "'" + attribute + "'",
                    String.valueOf(value));
        }

        @Test
        void negativePadsAndVeryLargeWindows() {
            assertRefused(
                    around(node("Conv", "x").addAttribute(integers("pads", 0, -1))), "window", "'pads'", "negative");
            assertRefused(
                    around(node("MaxPool", "x").addAttribute(integers("kernel_shape", 65536, 65536))),
                    "window",
                    "'kernel_shape'",
                    "16777216 places");
            assertRefused(
                    around(node("MaxPool", "x")
                            .addAttribute(integers(
                                    "strides",
                                    LongStream.generate(() -> 1).limit(17).toArray()))),
                    "window",
                    "'strides'",
                    "more than 16");
            assertAccepted(around(node("MaxPool", "x").addAttribute(integers("kernel_shape", 3, 3))));
        }
    }

    @Nested
    class AxisOfAKnownRank {

        @ParameterizedTest
        @CsvSource({"Softmax, 3", "Softmax, -3", "ArgMax, 2", "Gather, 2", "Flatten, 3", "OneHot, 3"})
        void isOneOfIts(String operator, long axis) {
            assertRefused(
                    around(node(operator, "x").addAttribute(integer("axis", axis))),
                    "axis",
                    "attribute 'axis' of node 'n'",
                    "'x' has 2 dimensions");
        }

        @Test
        void mayCountFromTheEnd() {
            assertAccepted(around(node("ArgMax", "x").addAttribute(integer("axis", -2))));
            assertAccepted(around(node("Flatten", "x").addAttribute(integer("axis", 2))));
            assertRefused(
                    around(node("ReduceMean", "x").addAttribute(integers("axes", 0, 2))), "axis", "'axes'", "no such");
        }
    }

    @Nested
    class AxisInput {

        @Test
        void isBoundedToo() {
            assertRefused(
                    around(node("Unsqueeze", "x", "axes"), longs("axes", 1L << 31)),
                    "axis-input",
                    "node 'n' of type Unsqueeze",
                    "2147483648");
            assertRefused(
                    around(node("Slice", "x", "s", "s", "axes"), longs("s", 0), longs("axes", new long[65])),
                    "axis-input",
                    "node 'n'",
                    "more than 64");
            assertAccepted(around(node("Unsqueeze", "x", "axes"), longs("axes", 0, 3)));
        }

        @Test
        void isBoundedInAConstantAndWhereACallerMayReplaceIt() {
            var constant = node("Constant").clearOutput().addOutput("axes").addAttribute(integers("value_ints", 99));
            assertRefused(around(node("Unsqueeze", "x", "axes")).addNode(constant), "axis-input", "node 'n'", "99");
            assertRefused(
                    around(node("Unsqueeze", "x", "axes"), longs("axes", 99))
                            .addInput(OnnxParts.value("axes", DataType.INT64, 1)),
                    "axis-input",
                    "node 'n'",
                    "99");
        }
    }

    @Nested
    class Permutation {

        @Test
        void namesEachAxisOnce() {
            assertAccepted(around(node("Transpose", "x").addAttribute(integers("perm", 1, 0))));
            for (long[] perm : new long[][] {{0, 0}, {0, 2}, {0, 1, 2}, {0}}) {
                assertRefused(
                        around(node("Transpose", "x").addAttribute(integers("perm", perm))),
                        "permutation",
                        "attribute 'perm'",
                        "2 axes once");
            }
        }
    }

    @Nested
    class OneHot {

        @ParameterizedTest
        @ValueSource(longs = {0, -1, Long.MIN_VALUE, (1 << 20) + 1, Long.MAX_VALUE})
        void aDepthThatIsNone(long depth) {
            assertRefused(
                    around(
                            node("OneHot", "x", "depth", "values"),
                            longs("depth", depth),
                            OnnxParts.floats("values", 0, 1)),
                    "one-hot",
                    "node 'n' of type OneHot",
                    String.valueOf(depth));
        }

        @Test
        void missingInputsAndSeveralDepths() {
            assertRefused(around(node("OneHot", "x")), "one-hot", "node 'n'", "needs the inputs");
            assertRefused(
                    around(node("OneHot", "x", "d", "v"), longs("d", 1, 2), OnnxParts.floats("v", 0, 1)),
                    "one-hot",
                    "node 'n'",
                    "one number");
            assertRefused(
                    around(node("OneHot", "x", "d", "v"), longs("d"), OnnxParts.floats("v", 0, 1)),
                    "one-hot",
                    "node 'n'",
                    "one number");
            assertRefused(
                    around(node("OneHot", "x", "d", "v"), OnnxParts.floats("d"), OnnxParts.floats("v", 0, 1)),
                    "one-hot",
                    "node 'n'",
                    "one number");
            assertAccepted(around(node("OneHot", "x", "d", "v"), longs("d", 10), OnnxParts.floats("v", 0, 1)));
        }
    }

    @Nested
    class AttributeBytes {

        @Test
        void oneLongStringOrVeryManyNumbers() {
            AttributeProto longString = AttributeProto.newBuilder()
                    .setName("s")
                    .setS(ByteString.copyFrom(new byte[(1 << 20) + 1]))
                    .build();
            assertRefused(around(node("Identity", "x").addAttribute(longString)), "attribute-bytes", "'s'", "1048576");
            assertRefused(
                    around(node("Identity", "x").addAttribute(integers("z", new long[(8 << 20) + 1]))),
                    "attribute-bytes",
                    "'z'",
                    "67108864");
        }
    }
}
