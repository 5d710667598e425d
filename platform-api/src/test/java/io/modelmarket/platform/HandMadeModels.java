package io.modelmarket.platform;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.OperatorSetIdProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.inspect.onnx.TensorShapeProto;
import io.modelmarket.runtime.inspect.onnx.TypeProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;

/** Files no inspection would let pass: from {@code x} to {@code y}, one float each. */
final class HandMadeModels {

    private static final int INT = 2;
    private static final int GRAPH = 5;

    private HandMadeModels() {}

    /** Goes round for ever when {@code x} is positive, and stops when it is told to. */
    static byte[] endlessIfPositive() {
        GraphProto body = GraphProto.newBuilder()
                .setName("body")
                .addInput(value("i", DataType.INT64))
                .addInput(value("again", DataType.BOOL))
                .addInput(value("v", DataType.FP32, -1))
                .addNode(node("Identity", List.of("again"), "still"))
                .addNode(node("Identity", List.of("v"), "w"))
                .addOutput(value("still", DataType.BOOL))
                .addOutput(value("w", DataType.FP32, -1))
                .build();
        NodeProto loop = node("Loop", List.of("", "go", "x"), "y").toBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setName("body")
                        .setType(GRAPH)
                        .setG(body))
                .build();
        return model(GraphProto.newBuilder()
                .addInitializer(TensorProto.newBuilder()
                        .setName("zero")
                        .setDataType(DataType.FP32.onnxElementType())
                        .setRawData(ByteString.copyFrom(new byte[4])))
                .addNode(node("ReduceMax", List.of("x"), "top").toBuilder().addAttribute(integer("keepdims", 0)))
                .addNode(node("Greater", List.of("top", "zero"), "go"))
                .addNode(loop));
    }

    /** Kills the process that loads it. */
    static byte[] crashingOnLoad() {
        return model(GraphProto.newBuilder()
                .addInitializer(TensorProto.newBuilder()
                        .setName("scale")
                        .setDataType(DataType.FP32.onnxElementType())
                        .addDims(1)
                        .addFloatData(1))
                .addNode(node("LayerNormalization", List.of("x", "scale"), "y").toBuilder()
                        .addOutput("mean")
                        .addAttribute(integer("axis", 1L << 31))));
    }

    /** Fails while running unless {@code x} holds one number, although its signature takes any. */
    static byte[] reshapingToOne() {
        return model(GraphProto.newBuilder()
                .addInitializer(TensorProto.newBuilder()
                        .setName("one")
                        .setDataType(DataType.INT64.onnxElementType())
                        .addDims(1)
                        .addInt64Data(1))
                .addNode(node("Reshape", List.of("x", "one"), "y")));
    }

    /** Takes minutes to load: each of its functions calls the next one four times. */
    static byte[] slowToLoad() {
        int functions = 13;
        ModelProto.Builder model = around(GraphProto.newBuilder()
                        .addNode(node("f0", List.of("x"), "y").toBuilder().setDomain("local")))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("local").setVersion(1));
        for (int i = 0; i < functions; i++) {
            FunctionProto.Builder function = FunctionProto.newBuilder()
                    .setName("f" + i)
                    .setDomain("local")
                    .addInput("a")
                    .addOutput("e")
                    .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                    .addOpsetImport(
                            OperatorSetIdProto.newBuilder().setDomain("local").setVersion(1));
            String from = "a";
            for (String to : List.of("b", "c", "d", "e")) {
                boolean last = i + 1 == functions;
                function.addNode(node(last ? "Identity" : "f" + (i + 1), List.of(from), to).toBuilder()
                        .setDomain(last ? "" : "local"));
                from = to;
            }
            model.addFunctions(function);
        }
        return model.build().toByteArray();
    }

    private static byte[] model(GraphProto.Builder graph) {
        return around(graph).build().toByteArray();
    }

    private static ModelProto.Builder around(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("tests")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph.setName("g")
                        .addInput(value("x", DataType.FP32, -1))
                        .addOutput(value("y", DataType.FP32, -1)));
    }

    private static NodeProto node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .build();
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(INT)
                .setI(value)
                .build();
    }

    private static ValueInfoProto value(String name, DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            dimensions.addDim(
                    size < 0
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("n")
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.onnxElementType())
                                .setShape(dimensions)))
                .build();
    }
}
