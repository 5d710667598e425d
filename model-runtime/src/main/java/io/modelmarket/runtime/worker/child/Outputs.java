package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A session's outputs as callers see them: tensors as they are, and of a sequence the tensors that {@link Sequences}
 * makes of it.
 */
final class Outputs {

    private static final Map<OnnxJavaType, DataType> ELEMENTS = Map.of(
            OnnxJavaType.FLOAT, DataType.FP32,
            OnnxJavaType.DOUBLE, DataType.FP64,
            OnnxJavaType.FLOAT16, DataType.FP16,
            OnnxJavaType.BFLOAT16, DataType.BF16,
            OnnxJavaType.INT64, DataType.INT64,
            OnnxJavaType.INT32, DataType.INT32,
            OnnxJavaType.INT8, DataType.INT8,
            OnnxJavaType.UINT8, DataType.UINT8,
            OnnxJavaType.BOOL, DataType.BOOL,
            OnnxJavaType.STRING, DataType.BYTES);

    private final List<TensorSpec> specs = new ArrayList<>();
    private final Map<String, DataType> types = new HashMap<>();
    private final Map<String, String> sequences = new HashMap<>();

    /**
     * Those of a session.
     *
     * @param rows the name of the inputs' first dimension, which is also how many maps there are in a sequence; "" when
     *     it has none
     */
    Outputs(Collection<NodeInfo> nodes, String rows) throws UnsupportedModelException {
        for (NodeInfo node : nodes) {
            switch (node.getInfo()) {
                case TensorInfo tensor -> specs.add(Signatures.spec(node.getName(), tensor));
                case SequenceInfo sequence -> add(node.getName(), sequence, rows);
                default ->
                    throw new UnsupportedModelException(
                            node.getName(), "is neither a tensor nor a sequence, and cannot be passed on");
            }
        }
        for (TensorSpec spec : specs) {
            if (types.put(spec.name(), spec.type()) != null) {
                throw new UnsupportedModelException(spec.name(), "would be two tensors; rename one of the outputs");
            }
        }
    }

    /** In the model's order, keys before values. */
    List<TensorSpec> specs() {
        return specs;
    }

    /** What to ask ONNX Runtime for, to get those. */
    Set<String> sources(Set<String> names) {
        if (sequences.isEmpty()) {
            return names;
        }
        Set<String> sources = new LinkedHashSet<>();
        names.forEach(name -> sources.add(source(name)));
        return sources;
    }

    /** Which of ONNX Runtime's outputs that one is made of. */
    String source(String name) {
        return sequences.getOrDefault(name, name);
    }

    /** The type of its elements. */
    DataType type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    /** Whether that one is made of a sequence. */
    boolean isOfSequence(String name) {
        return sequences.containsKey(name);
    }

    private void add(String name, SequenceInfo sequence, String rows) throws UnsupportedModelException {
        if (!sequence.isSequenceOfMaps()) {
            DataType type = ELEMENTS.get(sequence.sequenceType);
            if (type == null) {
                throw new UnsupportedModelException(
                        name, "is a sequence of " + sequence.sequenceType + ", which cannot be passed on");
            }
            specs.add(new TensorSpec(name, type, List.of(), List.of()));
            sequences.put(name, name);
            return;
        }
        DataType keys = ELEMENTS.get(sequence.mapInfo.keyType);
        if ((keys != DataType.INT64 && keys != DataType.BYTES) || sequence.mapInfo.valueType != OnnxJavaType.FLOAT) {
            throw new UnsupportedModelException(
                    name,
                    "is a sequence of maps from " + sequence.mapInfo.keyType + " to " + sequence.mapInfo.valueType
                            + "; only maps from integers or strings to floats can be passed on");
        }
        List<Long> shape = List.of(TensorSpec.FREE, TensorSpec.FREE);
        List<String> dimensions = List.of(rows, "");
        specs.add(new TensorSpec(name + Sequences.KEYS, keys, shape, dimensions));
        specs.add(new TensorSpec(name, DataType.FP32, shape, dimensions));
        sequences.put(name + Sequences.KEYS, name);
        sequences.put(name, name);
    }
}
