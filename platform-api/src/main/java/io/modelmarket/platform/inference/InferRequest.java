package io.modelmarket.platform.inference;

import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;
import java.util.Set;

/**
 * A decoded request.
 *
 * @param outputs names of the wanted outputs; empty for all
 * @param release gives the tensors' memory back, once
 */
public record InferRequest(List<Tensor> inputs, Set<String> outputs, Schedule schedule, Runnable release) {

    /** Keeps its own copies. */
    public InferRequest {
        inputs = List.copyOf(inputs);
        outputs = Set.copyOf(outputs);
    }

    /** Those of a model's outputs that the caller asked for. */
    List<Tensor> wanted(List<Tensor> all) {
        return outputs.isEmpty()
                ? all
                : all.stream().filter(tensor -> outputs.contains(tensor.name())).toList();
    }
}
