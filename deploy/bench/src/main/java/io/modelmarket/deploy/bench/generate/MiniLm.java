package io.modelmarket.deploy.bench.generate;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;

/**
 * MiniLM-L6 in shape: a sentence encoder of six transformer layers, hidden 384, twelve heads; token ids and mask
 * [batch, sequence] to the mean of the tokens that the mask lets through. Its vocabulary is a fourth of the usual one:
 * that makes the file smaller (14 of 23 million parameters are left) and not the work, since a row of it is only looked
 * up.
 */
final class MiniLm {

    /** Token ids are below this. */
    static final int VOCABULARY = 8192;

    private static final int LAYERS = 6;
    private static final int HIDDEN = 384;
    private static final int HEADS = 12;
    private static final int WIDE = 4 * HIDDEN;
    private static final int LONGEST = 512;
    private static final double EMBEDDED = 0.05;
    private static final double SMALL = 0.01;
    private static final float EPSILON = 1e-5f;
    private static final float HIDDEN_AWAY = -10_000;

    private final GraphBuilder graph;
    private final String one;
    private final String half;
    private final String root;
    private final String scale;
    private final String split;
    private final String joined;

    private MiniLm(GraphBuilder graph) {
        this.graph = graph;
        this.one = graph.number(1);
        this.half = graph.number(0.5f);
        this.root = graph.number((float) Math.sqrt(2));
        this.scale = graph.number((float) (1 / Math.sqrt(HIDDEN / (double) HEADS)));
        this.split = graph.longs(0, 0, HEADS, HIDDEN / HEADS);
        this.joined = graph.longs(0, 0, HIDDEN);
    }

    static ModelProto model(long seed) {
        GraphBuilder graph = new GraphBuilder("minilm", seed);
        new MiniLm(graph).build();
        return graph.model();
    }

    private void build() {
        String ids = graph.input("input_ids", DataType.INT64, OnnxParts.FREE, OnnxParts.FREE);
        String mask = graph.input("attention_mask", DataType.INT64, OnnxParts.FREE, OnnxParts.FREE);
        String present = graph.node("Cast", List.of(mask), OnnxParts.integer("to", DataType.FP32.onnxElementType()));
        String unseen = graph.node(
                "Unsqueeze",
                List.of(
                        graph.node("Mul", List.of(graph.node("Sub", List.of(one, present)), graph.number(HIDDEN_AWAY))),
                        graph.longs(1, 2)));
        String value = embedded(ids);
        for (int layer = 0; layer < LAYERS; layer++) {
            value = normalised(graph.node("Add", List.of(value, attention(value, unseen))));
            value = normalised(graph.node("Add", List.of(value, forward(value))));
        }
        mean(value, present);
    }

    /** What is known of a token and of its place. */
    private String embedded(String ids) {
        String tokens = graph.node("Gather", List.of(graph.weights(EMBEDDED, VOCABULARY, HIDDEN), ids));
        String length = graph.node("Shape", List.of(ids), OnnxParts.integer("start", 1), OnnxParts.integer("end", 2));
        String places = graph.node(
                "Slice", List.of(graph.weights(EMBEDDED, LONGEST, HIDDEN), graph.longs(0), length, graph.longs(0)));
        return normalised(graph.node("Add", List.of(tokens, places)));
    }

    private String attention(String value, String unseen) {
        String query = heads(value, 0, 2, 1, 3);
        String key = heads(value, 0, 2, 3, 1);
        String scores = graph.node("Mul", List.of(graph.node("MatMul", List.of(query, key)), scale));
        String weights = graph.node(
                "Softmax", List.of(graph.node("Add", List.of(scores, unseen))), OnnxParts.integer("axis", -1));
        String mixed = graph.node("MatMul", List.of(weights, heads(value, 0, 2, 1, 3)));
        String together = graph.node("Transpose", List.of(mixed), OnnxParts.integers("perm", 0, 2, 1, 3));
        return linear(graph.node("Reshape", List.of(together, joined)), HIDDEN, HIDDEN);
    }

    private String heads(String value, long... order) {
        String parted = graph.node("Reshape", List.of(linear(value, HIDDEN, HIDDEN), split));
        return graph.node("Transpose", List.of(parted), OnnxParts.integers("perm", order));
    }

    /** Two layers with the exact GELU between them. */
    private String forward(String value) {
        String wide = linear(value, HIDDEN, WIDE);
        String error = graph.node("Erf", List.of(graph.node("Div", List.of(wide, root))));
        String gate = graph.node("Mul", List.of(graph.node("Add", List.of(error, one)), half));
        return linear(graph.node("Mul", List.of(wide, gate)), WIDE, HIDDEN);
    }

    private String linear(String value, int in, int out) {
        String product = graph.node("MatMul", List.of(value, graph.weights(Math.sqrt(1.0 / in), in, out)));
        return graph.node("Add", List.of(product, graph.weights(SMALL, out)));
    }

    private String normalised(String value) {
        return graph.node(
                "LayerNormalization",
                List.of(value, graph.filled(1, HIDDEN), graph.weights(SMALL, HIDDEN)),
                OnnxParts.integer("axis", -1),
                OnnxParts.number("epsilon", EPSILON));
    }

    /** Of the tokens that are present; of none, zeros. */
    private void mean(String value, String present) {
        String shown = graph.node("Unsqueeze", List.of(present, graph.longs(2)));
        String sum = sum(graph.node("Mul", List.of(value, shown)));
        String count = graph.node("Clip", List.of(sum(shown), one));
        graph.output("embedding", List.of(OnnxParts.FREE, (long) HIDDEN), "Div", List.of(sum, count));
    }

    private String sum(String value) {
        return graph.node("ReduceSum", List.of(value, graph.longs(1)), OnnxParts.integer("keepdims", 0));
    }
}
