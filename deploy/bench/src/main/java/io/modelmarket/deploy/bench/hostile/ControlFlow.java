package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;
import java.util.Random;

/** If and Loop in one another, some levels deep, over a value of two by four numbers. */
final class ControlFlow {

    private static final int DEEPEST = 11;
    private static final long[] TRIPS = {0, 1, 3, 50, 10_000, 10_001, 1L << 31, Long.MAX_VALUE, -1};
    private static final long[] SHAPE = {2, 4};

    private ControlFlow() {}

    /** A graph from {@code v0} to {@code v1} with one node, which holds the others. */
    static GraphProto.Builder nested(Random random, StringBuilder recipe) {
        int depth = random.nextInt(1, DEEPEST + 1);
        recipe.append("control flow, ").append(depth).append(" deep");
        long trips = TRIPS[random.nextInt(TRIPS.length)];
        return GraphProto.newBuilder()
                .addInitializer(OnnxParts.truths("yes", new long[0], random.nextInt(4) > 0))
                .addInitializer(OnnxParts.longs("trips", new long[0], trips))
                .addInput(OnnxParts.value("v0", DataType.FP32, SHAPE))
                .addNode(node(depth, "v0", "v1", random))
                .addOutput(OnnxParts.value("v1", DataType.FP32, SHAPE));
    }

    private static NodeProto.Builder node(int depth, String from, String to, Random random) {
        if (depth == 0) {
            return OnnxParts.named(random.nextBoolean() ? "Relu" : "Neg", List.of(from), to);
        }
        return random.nextBoolean() ? choice(depth, from, to, random) : loop(depth, from, to, random);
    }

    private static NodeProto.Builder choice(int depth, String from, String to, Random random) {
        return OnnxParts.named("If", List.of("yes"), to)
                .addAttribute(OnnxParts.graph("then_branch", branch(depth, "t" + depth, from, random)))
                .addAttribute(OnnxParts.graph("else_branch", branch(0, "e" + depth, from, random)));
    }

    private static GraphProto branch(int depth, String to, String from, Random random) {
        return GraphProto.newBuilder()
                .setName("branch_" + to)
                .addNode(node(Math.max(0, depth - 1), from, to, random))
                .addOutput(OnnxParts.value(to, DataType.FP32, SHAPE))
                .build();
    }

    private static NodeProto.Builder loop(int depth, String from, String to, Random random) {
        String value = "l" + depth;
        GraphProto.Builder body = GraphProto.newBuilder()
                .setName("body_" + depth)
                .addInput(OnnxParts.unshaped("i" + depth, DataType.INT64))
                .addInput(OnnxParts.unshaped("c" + depth, DataType.BOOL))
                .addInput(OnnxParts.value(value, DataType.FP32, SHAPE))
                .addNode(OnnxParts.named("Identity", List.of("c" + depth), "again" + depth))
                .addNode(node(depth - 1, value, "next" + depth, random))
                .addOutput(OnnxParts.unshaped("again" + depth, DataType.BOOL))
                .addOutput(OnnxParts.value("next" + depth, DataType.FP32, SHAPE));
        List<String> inputs = List.of(random.nextInt(5) == 0 ? "" : "trips", "yes", from);
        return OnnxParts.named("Loop", inputs, to).addAttribute(OnnxParts.graph("body", body.build()));
    }
}
