package io.modelmarket.deploy.bench.generate;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A graph put together node by node; each value gets a name, which the next node takes. */
final class GraphBuilder {

    private final GraphProto.Builder graph;
    private final RandomGenerator random;
    private int values;

    /** An empty graph whose weights come from that seed. */
    GraphBuilder(String name, long seed) {
        this.graph = GraphProto.newBuilder().setName(name);
        this.random = new SplittableRandom(seed);
    }

    /** An input; {@link OnnxParts#FREE} for dimensions the caller chooses. */
    String input(String name, DataType type, long... shape) {
        graph.addInput(OnnxParts.value(name, type, shape));
        return name;
    }

    /** Weights around zero with that standard deviation. */
    String weights(double deviation, long... shape) {
        int elements = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        ByteBuffer bytes = ByteBuffer.allocate(elements * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putFloat((float) random.nextGaussian(0, deviation));
        }
        return raw(bytes, shape);
    }

    /** One value, so many times. */
    String filled(float value, long length) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(length) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putFloat(value);
        }
        return raw(bytes, length);
    }

    private String raw(ByteBuffer bytes, long... shape) {
        String name = "w" + values++;
        graph.addInitializer(OnnxParts.raw(name, shape, ByteString.copyFrom(bytes.flip())));
        return name;
    }

    /** A scalar. */
    String number(float value) {
        String name = "c" + values++;
        graph.addInitializer(OnnxParts.floats(name, new long[0], value));
        return name;
    }

    /** A list of 64-bit integers. */
    String longs(long... list) {
        String name = "l" + values++;
        graph.addInitializer(OnnxParts.longs(name, list));
        return name;
    }

    /** A node; the name of what it gives. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String name = "v" + values++;
        named(name, operator, inputs, attributes);
        return name;
    }

    /** The last node, whose value is the graph's output. */
    void output(String name, List<Long> shape, String operator, List<String> inputs, AttributeProto... attributes) {
        named(name, operator, inputs, attributes);
        graph.addOutput(OnnxParts.value(
                name, DataType.FP32, shape.stream().mapToLong(Long::longValue).toArray()));
    }

    private void named(String name, String operator, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(OnnxParts.named(operator, inputs, name).addAllAttribute(List.of(attributes)));
    }

    /** The whole as a model. */
    ModelProto model() {
        return OnnxParts.model(graph.build());
    }
}
