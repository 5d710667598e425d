package io.modelmarket.deploy.bench.hostile;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What can be subtly wrong with a model. One that has no place for it stays as it is. */
enum Subtlety {
    WRONG_RANK,
    ZERO_DIMENSION,
    HUGE_DIMENSION,
    ODD_AXIS,
    HUGE_ATTRIBUTE,
    LONG_LIST,
    WRONG_TYPE,
    MISSING_INPUT,
    EXTRA_INPUT,
    EXTRA_OUTPUT,
    SELF_REFERENCE,
    ODD_INTEGERS,
    CLAIMED_ELEMENTS,
    DAMAGED_BYTES;

    private static final List<DataType> TYPES = List.of(DataType.values());
    private static final long[] ODD = {
        -1,
        0,
        1,
        2,
        3,
        4,
        5,
        63,
        64,
        255,
        1 << 16,
        Integer.MAX_VALUE,
        1L << 31,
        -(1L << 31),
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };

    /** The bytes of the model with that. */
    byte[] apply(ModelProto.Builder model, Random random) {
        GraphProto.Builder graph = model.getGraphBuilder();
        NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
        long odd = ODD[random.nextInt(ODD.length)];
        switch (this) {
            case WRONG_RANK -> graph.setInput(0, OnnxParts.value("v0", DataType.FP32, new long[random.nextInt(1, 9)]));
            case ZERO_DIMENSION -> graph.setInput(0, OnnxParts.value("v0", DataType.FP32, 0, 4));
            case HUGE_DIMENSION -> graph.setInput(0, OnnxParts.value("v0", DataType.FP32, 1, Math.abs(odd | 1)));
            case ODD_AXIS -> node.addAttribute(OnnxParts.integer("axis", odd));
            case HUGE_ATTRIBUTE -> hugeAttribute(node, odd, random);
            case LONG_LIST ->
                node.addAttribute(OnnxParts.integers("axes", random.longs(5_000).toArray()));
            case WRONG_TYPE -> graph.setInput(0, OnnxParts.value("v0", TYPES.get(random.nextInt(TYPES.size())), 2, 4));
            case MISSING_INPUT -> missingInput(node, random);
            case EXTRA_INPUT -> node.addInput("v0");
            case EXTRA_OUTPUT -> node.addOutput("extra").addOutput(random.nextBoolean() ? "" : "extra");
            case SELF_REFERENCE -> node.setInput(0, node.getOutput(0));
            case ODD_INTEGERS -> oddIntegers(graph, odd);
            case CLAIMED_ELEMENTS -> claimedElements(graph, odd);
            case DAMAGED_BYTES -> {
                return damaged(model.build().toByteArray(), random);
            }
        }
        return model.build().toByteArray();
    }

    private static void hugeAttribute(NodeProto.Builder node, long odd, Random random) {
        if (node.getAttributeCount() == 0) {
            return;
        }
        AttributeProto.Builder attribute = node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
        if (attribute.getIntsCount() > 0) {
            attribute.setInts(random.nextInt(attribute.getIntsCount()), odd);
        } else {
            attribute.setI(odd).setF((float) odd).setS(ByteString.copyFrom(new byte[random.nextInt(4_096)]));
        }
    }

    private static void missingInput(NodeProto.Builder node, Random random) {
        if (random.nextBoolean()) {
            node.setInput(node.getInputCount() - 1, "");
        } else {
            node.clearInput();
        }
    }

    private static void oddIntegers(GraphProto.Builder graph, long odd) {
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            for (int i = 0; i < tensor.getInt64DataCount(); i++) {
                tensor.setInt64Data(i, odd);
            }
        }
    }

    private static void claimedElements(GraphProto.Builder graph, long odd) {
        if (graph.getInitializerCount() > 0) {
            graph.getInitializerBuilder(0).addDims(odd);
        }
    }

    private static byte[] damaged(byte[] file, Random random) {
        for (int times = random.nextInt(1, 5); times > 0; times--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        return file;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
