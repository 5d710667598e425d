package io.modelmarket.deploy.bench.generate;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;

/**
 * MobileNetV2 in shape: inverted residuals of depthwise separable convolutions, images [batch, 3, 224, 224] to 1000
 * classes' logits, 3.5 million parameters. Batch normalisation is folded into the convolutions, as in a model made to
 * be served.
 */
final class MobileNet {

    private static final int[][] STAGES = {
        // expansion, channels, blocks, stride of the first
        {1, 16, 1, 1},
        {6, 24, 2, 2},
        {6, 32, 3, 2},
        {6, 64, 4, 2},
        {6, 96, 3, 1},
        {6, 160, 3, 2},
        {6, 320, 1, 1}
    };
    private static final int FIRST = 32;
    private static final int LAST = 1280;
    private static final int CLASSES = 1000;
    private static final int SIDE = 224;
    private static final double SMALL = 0.01;

    private final GraphBuilder graph;
    private final String zero;
    private final String six;

    private MobileNet(GraphBuilder graph) {
        this.graph = graph;
        this.zero = graph.number(0);
        this.six = graph.number(6);
    }

    static ModelProto model(long seed) {
        GraphBuilder graph = new GraphBuilder("mobilenet", seed);
        new MobileNet(graph).build();
        return graph.model();
    }

    private void build() {
        String image = graph.input("image", DataType.FP32, OnnxParts.FREE, 3, SIDE, SIDE);
        String value = clipped(convolution(image, new Shape(3, FIRST, 3, 2, 1), 2));
        int channels = FIRST;
        for (int[] stage : STAGES) {
            for (int block = 0; block < stage[2]; block++) {
                value = residual(value, channels, stage[1], stage[0], block == 0 ? stage[3] : 1);
                channels = stage[1];
            }
        }
        value = clipped(convolution(value, new Shape(channels, LAST, 1, 1, 1), 2));
        value = graph.node("Flatten", List.of(graph.node("GlobalAveragePool", List.of(value))));
        String weights = graph.weights(Math.sqrt(1.0 / LAST), LAST, CLASSES);
        graph.output(
                "logits",
                List.of(OnnxParts.FREE, (long) CLASSES),
                "Gemm",
                List.of(value, weights, graph.weights(SMALL, CLASSES)));
    }

    private String residual(String input, int in, int out, int expansion, int stride) {
        int wide = in * expansion;
        String value = expansion == 1 ? input : clipped(convolution(input, new Shape(in, wide, 1, 1, 1), 2));
        value = clipped(convolution(value, new Shape(wide, wide, 3, stride, wide), 2));
        value = convolution(value, new Shape(wide, out, 1, 1, 1), 1);
        return stride == 1 && in == out ? graph.node("Add", List.of(input, value)) : value;
    }

    /** The variance of the weights keeps that of the values: twice as much where a half is clipped away. */
    private String convolution(String input, Shape shape, int gain) {
        int taken = shape.in / shape.group;
        int side = shape.kernel;
        String weights = graph.weights(Math.sqrt((double) gain / (taken * side * side)), shape.out, taken, side, side);
        int pad = side / 2;
        return graph.node(
                "Conv",
                List.of(input, weights, graph.weights(SMALL, shape.out)),
                OnnxParts.integers("kernel_shape", side, side),
                OnnxParts.integers("strides", shape.stride, shape.stride),
                OnnxParts.integers("pads", pad, pad, pad, pad),
                OnnxParts.integer("group", shape.group));
    }

    private String clipped(String value) {
        return graph.node("Clip", List.of(value, zero, six));
    }

    private record Shape(int in, int out, int kernel, int stride, int group) {}
}
