package io.modelmarket.platform;

import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;

/** Files no inspection would let pass: from {@code x} to {@code y}, one float each. */
final class HandMadeModels {

    /** As ONNX numbers its types. */
    private static final int INT64 = 7;

    private HandMadeModels() {}

    /** Goes round for ever when {@code x} is positive, and stops when it is told to. */
    static byte[] endlessIfPositive() {
        GraphProto body = GraphProto.newBuilder()
                .setName("body")
                .addInput(OnnxParts.value("i", DataType.INT64))
                .addInput(OnnxParts.value("again", DataType.BOOL))
                .addInput(OnnxParts.value("v", DataType.FP32, -1))
                .addNode(OnnxParts.node("Identity", List.of("again"), "still"))
                .addNode(OnnxParts.node("Identity", List.of("v"), "w"))
                .addOutput(OnnxParts.value("still", DataType.BOOL))
                .addOutput(OnnxParts.value("w", DataType.FP32, -1))
                .build();
        return model(GraphProto.newBuilder()
                .addInitializer(OnnxParts.floats("zero", new long[0], 0))
                .addNode(
                        OnnxParts.node("ReduceMax", List.of("x"), "top").addAttribute(OnnxParts.integer("keepdims", 0)))
                .addNode(OnnxParts.node("Greater", List.of("top", "zero"), "go"))
                .addNode(OnnxParts.node("Loop", List.of("", "go", "x"), "y")
                        .addAttribute(OnnxParts.graph("body", body))));
    }

    /** Kills the process that loads it. */
    static byte[] crashingOnLoad() {
        return model(GraphProto.newBuilder()
                .addInitializer(OnnxParts.floats("scale", 1))
                .addNode(OnnxParts.node("LayerNormalization", List.of("x", "scale"), "y")
                        .addOutput("mean")
                        .addAttribute(OnnxParts.integer("axis", 1L << 31))));
    }

    /** Fails while running unless {@code x} holds one number, although its signature takes any. */
    static byte[] reshapingToOne() {
        return model(GraphProto.newBuilder()
                .addInitializer(OnnxParts.longs("one", 1))
                .addNode(OnnxParts.node("Reshape", List.of("x", "one"), "y")));
    }

    /** Takes no number but 0 and 1, nor is that seen before it runs. */
    static byte[] lookingUpInTwo() {
        return model(GraphProto.newBuilder()
                .addInitializer(OnnxParts.floats("numbers", 3, 4))
                .addNode(OnnxParts.node("Cast", List.of("x"), "index").addAttribute(OnnxParts.integer("to", INT64)))
                .addNode(OnnxParts.node("Gather", List.of("numbers", "index"), "y")));
    }

    /** Takes minutes to load: each of its functions calls the next one four times. */
    static byte[] slowToLoad() {
        int functions = 13;
        ModelProto.Builder model =
                around(GraphProto.newBuilder()
                                .addNode(OnnxParts.node("f0", List.of("x"), "y").setDomain("local")))
                        .toBuilder()
                        .addOpsetImport(OnnxParts.opset("local", 1));
        for (int i = 0; i < functions; i++) {
            FunctionProto.Builder function = FunctionProto.newBuilder()
                    .setName("f" + i)
                    .setDomain("local")
                    .addInput("a")
                    .addOutput("e")
                    .addOpsetImport(OnnxParts.opset("", 17))
                    .addOpsetImport(OnnxParts.opset("local", 1));
            String from = "a";
            for (String to : List.of("b", "c", "d", "e")) {
                boolean last = i + 1 == functions;
                function.addNode(OnnxParts.node(last ? "Identity" : "f" + (i + 1), List.of(from), to)
                        .setDomain(last ? "" : "local"));
                from = to;
            }
            model.addFunctions(function);
        }
        return model.build().toByteArray();
    }

    /** Answers {@code y}, which is {@code x}, and {@code ids}, which is {@code x} in whole numbers. */
    static byte[] withIds() {
        return model(GraphProto.newBuilder()
                .addNode(OnnxParts.node("Identity", List.of("x"), "y"))
                .addNode(OnnxParts.node("Cast", List.of("x"), "ids").addAttribute(OnnxParts.integer("to", INT64)))
                .addOutput(OnnxParts.value("ids", DataType.INT64, -1)));
    }

    /** Answers so many times the one number that {@code x} is. */
    static byte[] widening(int times) {
        return model(GraphProto.newBuilder()
                .addInitializer(OnnxParts.longs("times", times))
                .addNode(OnnxParts.node("Expand", List.of("x", "times"), "y")));
    }

    /** Answers {@code y}, which is {@code x} less {@code less}. */
    static byte[] subtracting() {
        return model(GraphProto.newBuilder()
                .addInput(OnnxParts.value("less", DataType.FP32, -1))
                .addNode(OnnxParts.node("Sub", List.of("x", "less"), "y")));
    }

    /** Answers {@code y}, which is {@code x}, of that type. */
    static byte[] identity(DataType type) {
        return OnnxParts.model(GraphProto.newBuilder()
                        .setName("g")
                        .addInput(OnnxParts.value("x", type, OnnxParts.FREE))
                        .addNode(OnnxParts.node("Identity", List.of("x"), "y"))
                        .addOutput(OnnxParts.value("y", type, OnnxParts.FREE))
                        .build())
                .toByteArray();
    }

    private static byte[] model(GraphProto.Builder graph) {
        return around(graph).toByteArray();
    }

    private static ModelProto around(GraphProto.Builder graph) {
        return OnnxParts.model(graph.setName("g")
                .addInput(OnnxParts.value("x", DataType.FP32, -1))
                .addOutput(OnnxParts.value("y", DataType.FP32, -1))
                .build());
    }
}
