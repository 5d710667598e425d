package io.modelmarket.deploy.bench.onnx;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.inspect.onnx.TensorShapeProto;
import io.modelmarket.runtime.inspect.onnx.TypeProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import io.modelmarket.runtime.tensor.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The pieces that models are put together from. */
public final class Parts {

    /** A dimension that the caller chooses. */
    public static final long FREE = -1;

    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int GRAPH = 5;
    private static final int INTS = 7;

    private Parts() {}

    /** A node with one output, named after it. */
    public static NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(operator.toLowerCase(Locale.ROOT) + "_" + output)
                .addAllInput(inputs)
                .addOutput(output);
    }

    /** An attribute that is one whole number. */
    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(INT)
                .setI(value)
                .build();
    }

    /** An attribute that is one number. */
    public static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(FLOAT)
                .setF(value)
                .build();
    }

    /** An attribute that is a list of whole numbers. */
    public static AttributeProto integers(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    /** An attribute that is a graph. */
    public static AttributeProto graph(String name, GraphProto.Builder graph) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(GRAPH)
                .setG(graph)
                .build();
    }

    /** An initialiser of floats. */
    public static TensorProto.Builder floats(String name, long[] shape, float... values) {
        TensorProto.Builder tensor = tensor(name, DataType.FP32, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor;
    }

    /** An initialiser of 64-bit integers. */
    public static TensorProto.Builder longs(String name, long[] shape, long... values) {
        TensorProto.Builder tensor = tensor(name, DataType.INT64, shape);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor;
    }

    /** An initialiser of truth values. */
    public static TensorProto.Builder truths(String name, long[] shape, boolean... values) {
        TensorProto.Builder tensor = tensor(name, DataType.BOOL, shape);
        for (boolean value : values) {
            tensor.addInt32Data(value ? 1 : 0);
        }
        return tensor;
    }

    /** A graph's input or output. */
    public static ValueInfoProto value(String name, DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < shape.length; axis++) {
            dimensions.addDim(
                    shape[axis] == FREE
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("n" + axis)
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(shape[axis]));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.onnxElementType())
                                .setShape(dimensions)))
                .build();
    }

    /** A graph's output of which nothing but the type is said. */
    public static ValueInfoProto value(String name, DataType type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.onnxElementType())))
                .build();
    }

    /** An initialiser of floats, its elements little-endian bytes. */
    public static TensorProto.Builder raw(String name, long[] shape, ByteString elements) {
        return tensor(name, DataType.FP32, shape).setRawData(elements);
    }

    private static TensorProto.Builder tensor(String name, DataType type, long[] shape) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.onnxElementType())
                .addAllDims(Arrays.stream(shape).boxed().toList());
    }
}
