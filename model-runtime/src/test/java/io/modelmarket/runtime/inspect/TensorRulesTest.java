package io.modelmarket.runtime.inspect;

import static io.modelmarket.runtime.inspect.RuleModels.around;
import static io.modelmarket.runtime.inspect.RuleModels.assertAccepted;
import static io.modelmarket.runtime.inspect.RuleModels.assertRefused;
import static io.modelmarket.runtime.inspect.RuleModels.node;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.SparseTensorProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tensors in the file that are not what their dimensions say. */
class TensorRulesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 6, 24",
        "7, 6, 48",
        "9, 6, 6",
        "10, 6, 12",
        "11, 6, 48",
        "16, 5, 10",
        "17, 5, 5",
        "22, 5, 3",
        "21, 4, 2",
        "25, 5, 2",
        "1, 0, 0"
    })
    void rawBytesAreExactlyThose(int type, long elements, int bytes) {
        assertAccepted(around(node("Identity", "w"), raw(type, bytes, elements)));
        assertRefused(
                around(node("Identity", "w"), raw(type, bytes + 1, elements)), "tensor", "tensor 'w'", "need " + bytes);
    }

    @Test
    void dimensionsOverflowOrAreNegative() {
        for (long[] dims : new long[][] {{1L << 32, 1L << 32}, {1L << 62, 4}, {Long.MAX_VALUE, 2}}) {
            assertRefused(around(node("Identity", "w"), raw(1, 0, dims)), "tensor", "tensor 'w'", "elements");
        }
        assertRefused(
                around(node("Identity", "w"), raw(1, 0, 1L << 40, 1L << 40, 0)), "tensor", "tensor 'w'", "elements");
        assertRefused(around(node("Identity", "w"), raw(1, 4, -1, -1)), "tensor", "tensor 'w'", "negative");
        assertRefused(around(node("Identity", "w"), raw(1, 4, new long[65])), "tensor", "tensor 'w'", "64 dimensions");
    }

    @Test
    void numbersAreInTheFieldOfTheirTypeAndOnlyThere() {
        TensorProto.Builder floats = tensor(1, 2).addFloatData(1).addFloatData(2);
        assertAccepted(around(node("Identity", "w"), floats.build()));
        assertRefused(
                around(node("Identity", "w"), floats.clone().addFloatData(3).build()), "tensor", "'w'", "3 numbers");
        assertRefused(
                around(node("Identity", "w"), floats.clone().addInt64Data(3).build()), "tensor", "'w'", "numbers");
        assertRefused(
                around(
                        node("Identity", "w"),
                        floats.clone()
                                .setRawData(ByteString.copyFrom(new byte[8]))
                                .build()),
                "tensor",
                "'w'",
                "twice");
        assertRefused(around(node("Identity", "w"), tensor(7, 2).build()), "tensor", "'w'", "need 2");
        assertRefused(around(node("Identity", "w"), raw(8, 4, 1)), "tensor", "'w'", "strings");
        assertRefused(around(node("Identity", "w"), raw(14, 8, 1)), "tensor", "'w'", "type 14");
    }

    @Test
    void tensorsInAttributesToo() {
        AttributeProto value =
                AttributeProto.newBuilder().setName("value").setT(raw(1, 3, 1)).build();
        assertRefused(
                around(node("Constant").addAttribute(value)),
                "tensor",
                "attribute 'value' of node 'n' of type Constant",
                "3 bytes");
    }

    @Test
    void sparseTensors() {
        SparseTensorProto sparse = SparseTensorProto.newBuilder()
                .setValues(raw(1, 4, 1))
                .addAllDims(List.of(1L << 40))
                .build();
        assertRefused(
                around(node("Identity", "x")).addSparseInitializer(sparse), "sparse-tensor", "graph", "dense ones");
        assertRefused(
                around(node("Constant")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("sparse_value")
                                .setSparseTensor(sparse))),
                "sparse-tensor",
                "attribute 'sparse_value' of node 'n'",
                "dense ones");
    }

    private static TensorProto raw(int type, int bytes, long... dims) {
        return tensor(type, dims)
                .setRawData(ByteString.copyFrom(new byte[bytes]))
                .build();
    }

    private static TensorProto.Builder tensor(int type, long... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName("w").setDataType(type);
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        return tensor;
    }
}
