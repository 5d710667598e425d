package io.modelmarket.runtime.onnx;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.OperatorSetIdProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.inspect.onnx.TensorShapeProto;
import io.modelmarket.runtime.inspect.onnx.TypeProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import io.modelmarket.runtime.tensor.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The pieces that models are put together from. */
public final class OnnxParts {

    /** A dimension that the caller chooses. */
    public static final long FREE = -1;

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int GRAPH = 5;
    private static final int INTS = 7;
    private static final int STRINGS = 8;

    private OnnxParts() {}

    /** A model around that graph, of a version everybody reads. */
    public static ModelProto model(GraphProto graph) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("modelmarket")
                .addOpsetImport(opset("", OPSET))
                .setGraph(graph)
                .build();
    }

    /** A named operator set; "" is the standard one's name. */
    public static OperatorSetIdProto opset(String domain, long version) {
        return OperatorSetIdProto.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .build();
    }

    /** A node of the standard domain with one output and no name. */
    public static NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
    }

    /** The same, named after its operator and output. */
    public static NodeProto.Builder named(String operator, List<String> inputs, String output) {
        return node(operator, inputs, output).setName(operator.toLowerCase(Locale.ROOT) + "_" + output);
    }

    /** An attribute that is one whole number. */
    public static AttributeProto integer(String name, long value) {
        return attribute(name, INT).setI(value).build();
    }

    /** An attribute that is one number. */
    public static AttributeProto number(String name, float value) {
        return attribute(name, FLOAT).setF(value).build();
    }

    /** An attribute that is a list of whole numbers. */
    public static AttributeProto integers(String name, long... values) {
        return attribute(name, INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    /** An attribute that is text. */
    public static AttributeProto text(String name, String value) {
        return attribute(name, STRING).setS(ByteString.copyFromUtf8(value)).build();
    }

    /** An attribute that is a list of texts. */
    public static AttributeProto texts(String name, String... values) {
        return attribute(name, STRINGS)
                .addAllStrings(
                        Arrays.stream(values).map(ByteString::copyFromUtf8).toList())
                .build();
    }

    /** An attribute that is a graph. */
    public static AttributeProto graph(String name, GraphProto graph) {
        return attribute(name, GRAPH).setG(graph).build();
    }

    /** An initialiser of floats. */
    public static TensorProto floats(String name, long[] shape, float... values) {
        TensorProto.Builder tensor = tensor(name, DataType.FP32, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    /** An initialiser of floats in one dimension. */
    public static TensorProto floats(String name, float... values) {
        return floats(name, new long[] {values.length}, values);
    }

    /** An initialiser of floats, its elements little-endian bytes. */
    public static TensorProto raw(String name, long[] shape, ByteString elements) {
        return tensor(name, DataType.FP32, shape).setRawData(elements).build();
    }

    /** An initialiser of 64-bit integers. */
    public static TensorProto longs(String name, long[] shape, long... values) {
        return tensor(name, DataType.INT64, shape)
                .addAllInt64Data(Arrays.stream(values).boxed().toList())
                .build();
    }

    /** An initialiser of 64-bit integers in one dimension. */
    public static TensorProto longs(String name, long... values) {
        return longs(name, new long[] {values.length}, values);
    }

    /** An initialiser of truth values. */
    public static TensorProto truths(String name, long[] shape, boolean... values) {
        TensorProto.Builder tensor = tensor(name, DataType.BOOL, shape);
        for (boolean value : values) {
            tensor.addInt32Data(value ? 1 : 0);
        }
        return tensor.build();
    }

    /**
     * A graph's input or output, a scalar when it has no dimensions. A free dimension is called {@code n} and its axis.
     */
    public static ValueInfoProto value(String name, DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < shape.length; axis++) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(
                    shape[axis] == FREE ? dimension.setDimParam("n" + axis) : dimension.setDimValue(shape[axis]));
        }
        return value(
                name,
                TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.onnxElementType())
                                .setShape(dimensions)));
    }

    /** A graph's input or output of which nothing but the type of its elements is said. */
    public static ValueInfoProto unshaped(String name, DataType type) {
        return value(
                name,
                TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.onnxElementType())));
    }

    /** A graph's input or output of any type. */
    public static ValueInfoProto value(String name, TypeProto.Builder type) {
        return ValueInfoProto.newBuilder().setName(name).setType(type).build();
    }

    private static AttributeProto.Builder attribute(String name, int type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private static TensorProto.Builder tensor(String name, DataType type, long[] shape) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.onnxElementType())
                .addAllDims(Arrays.stream(shape).boxed().toList());
    }
}
