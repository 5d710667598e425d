package io.modelmarket.deploy.acceptance;

import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * A model that passes inspection and probation, and with many numbers multiplies matrices for many seconds inside one
 * node, where nothing can stop it but the end of its process.
 */
final class OverrunningModel {

    private static final int MANY = 7_000;

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
                .addNode(OnnxParts.node("MatMul", List.of("square", "square"), "product"))
                .addNode(OnnxParts.node("ReduceMax", List.of("product"), "most")
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

    /** One that it does not get ready with, given up by the caller after that time. */
    static String poisonous(Duration timeout) {
        return request(MANY, ", \"parameters\": {\"timeout\": " + timeout.toNanos() / 1_000 + "}");
    }

    private static String request(int numbers, String more) {
        return "{\"inputs\": [{\"name\": \"x\", \"datatype\": \"FP32\", \"shape\": [" + numbers + "], \"data\": "
                + Collections.nCopies(numbers, "0.5") + "}]" + more + "}";
    }
}
