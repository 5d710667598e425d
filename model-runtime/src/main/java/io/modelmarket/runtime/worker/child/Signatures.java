package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import java.util.ArrayList;
import java.util.List;

/** What a session takes, as ONNX Runtime reports it; what it gives is in {@link Outputs}. */
final class Signatures {

    private Signatures() {}

    static List<TensorSpec> inputs(OrtSession session) throws OrtException, UnsupportedModelException {
        List<TensorSpec> specs = new ArrayList<>();
        for (NodeInfo node : session.getInputInfo().values()) {
            if (!(node.getInfo() instanceof TensorInfo tensor)) {
                throw new UnsupportedModelException(
                        node.getName(), "is a sequence or a map; only tensors can be passed to a model");
            }
            specs.add(spec(node.getName(), tensor));
        }
        return specs;
    }

    /** The name of the inputs' first dimension; "" where there is none. */
    static String rows(List<TensorSpec> inputs) {
        return inputs.isEmpty() || inputs.getFirst().shape().isEmpty()
                ? ""
                : inputs.getFirst().dimensionNames().getFirst();
    }

    static TensorSpec spec(String name, TensorInfo tensor) throws UnsupportedModelException {
        DataType type = DataTypes.of(tensor.onnxType)
                .orElseThrow(() -> new UnsupportedModelException(
                        name, "has element type " + tensor.onnxType + ", which the inference protocol does not have"));
        List<Long> shape = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String[] symbols = tensor.getDimensionNames();
        long[] dimensions = tensor.getShape();
        for (int axis = 0; axis < dimensions.length; axis++) {
            boolean free = dimensions[axis] < 0;
            shape.add(free ? TensorSpec.FREE : dimensions[axis]);
            names.add(free && axis < symbols.length && symbols[axis] != null ? symbols[axis] : "");
        }
        return new TensorSpec(name, type, shape, names);
    }
}
