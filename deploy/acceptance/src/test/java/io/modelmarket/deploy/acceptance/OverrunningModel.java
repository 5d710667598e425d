package io.modelmarket.deploy.acceptance;

import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * A model that passes inspection and probation, and with many numbers compares boxes for a minute inside one node,
 * where nothing can stop it but the end of its process. The nodes before it take milliseconds. It compares each box
 * with each, one after another in one thread, so a fast machine is not much faster than a slow one.
 */
final class OverrunningModel {

    /** Their square is the number of boxes, of which each pair takes at least a nanosecond. */
    static final int MANY = 500;

    private static final int FLOAT = DataType.FP32.onnxElementType();

    private OverrunningModel() {}

    /** From {@code x} of any length to one number. */
    static ModelProto onnx() {
        return OnnxParts.model(GraphProto.newBuilder()
                .setName("overrunning")
                .addInitializer(OnnxParts.longs("column", -1, 1))
                .addInitializer(OnnxParts.longs("row", 1, -1))
                .addNode(OnnxParts.node("Reshape", List.of("x", "column"), "down"))
                .addNode(OnnxParts.node("Reshape", List.of("x", "row"), "across"))
                .addNode(OnnxParts.node("MatMul", List.of("down", "across"), "square"))
                .addInitializer(OnnxParts.longs("as_edge", 1, -1, 1))
                .addNode(OnnxParts.node("Reshape", List.of("square", "as_edge"), "edge"))
                .addNode(OnnxParts.node("Concat", List.of("edge", "edge", "edge", "edge"), "boxes")
                        .addAttribute(OnnxParts.integer("axis", 2)))
                .addInitializer(OnnxParts.longs("as_scores", 1, 1, -1))
                .addNode(OnnxParts.node("Reshape", List.of("square", "as_scores"), "scores"))
                .addInitializer(OnnxParts.longs("all", 1_000_000_000))
                // Boxes without an area overlap nowhere, so all are kept, and each is compared with all kept before.
                .addNode(OnnxParts.node("NonMaxSuppression", List.of("boxes", "scores", "all"), "kept"))
                .addNode(
                        OnnxParts.node("Cast", List.of("kept"), "numbers").addAttribute(OnnxParts.integer("to", FLOAT)))
                .addNode(OnnxParts.node("ReduceMax", List.of("numbers"), "most")
                        .addAttribute(OnnxParts.integer("keepdims", 0)))
                .addInitializer(OnnxParts.longs("one", 1))
                .addNode(OnnxParts.node("Reshape", List.of("most", "one"), "y"))
                .addInput(OnnxParts.value("x", DataType.FP32, -1))
                .addOutput(OnnxParts.value("y", DataType.FP32, 1))
                .build());
    }

    /** A request it answers at once. */
    static String harmless() {
        return request(2, "");
    }

    /** One that it does not get ready with, in the time its release has. */
    static String poisonous() {
        return request(MANY, "");
    }

    /** The same for a caller who waits that long. */
    static String poisonous(Duration timeout) {
        return request(MANY, ", \"parameters\": {\"timeout\": " + timeout.toNanos() / 1_000 + "}");
    }

    private static String request(int numbers, String more) {
        return "{\"inputs\": [{\"name\": \"x\", \"datatype\": \"FP32\", \"shape\": [" + numbers + "], \"data\": "
                + Collections.nCopies(numbers, "0.5") + "}]" + more + "}";
    }
}
