package io.modelmarket.deploy.bench.generate;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;

/**
 * Small classifiers like {@code iris-mlp}: four numbers, two hidden layers, three probabilities. Each seed makes
 * another.
 */
public final class SmallNet {

    /** The name of its input, of shape [batch, {@value #FEATURES}]. */
    public static final String INPUT = "features";

    /** How many numbers a row has. */
    public static final int FEATURES = 4;

    private static final int CLASSES = 3;
    private static final int NARROWEST = 8;
    private static final int WIDTHS = 57;

    private SmallNet() {}

    /** The model of that seed, of 150 to 4 700 parameters. */
    public static ModelProto model(long seed) {
        return model(seed, NARROWEST + Math.floorMod(seed, WIDTHS));
    }

    /** The same with that many units in each of its two hidden layers. */
    public static ModelProto model(long seed, int hidden) {
        GraphBuilder graph = new GraphBuilder("small-" + seed, seed);
        String value = graph.input(INPUT, DataType.FP32, OnnxParts.FREE, FEATURES);
        value = graph.node("Relu", List.of(linear(graph, value, FEATURES, hidden)));
        value = graph.node("Relu", List.of(linear(graph, value, hidden, hidden)));
        graph.output(
                "probabilities",
                List.of(OnnxParts.FREE, (long) CLASSES),
                "Softmax",
                List.of(linear(graph, value, hidden, CLASSES)),
                OnnxParts.integer("axis", -1));
        return graph.model();
    }

    private static String linear(GraphBuilder graph, String value, int in, int out) {
        double deviation = Math.sqrt(1.0 / in);
        return graph.node("Gemm", List.of(value, graph.weights(deviation, in, out), graph.weights(deviation, out)));
    }
}
