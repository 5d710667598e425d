package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;

/**
 * The answer of a model.
 *
 * @param outputs the requested outputs in the signature's order
 * @param computeNanos time the worker spent running the model, waiting and transport not counted
 */
public record RunResult(List<Tensor> outputs, long computeNanos) {

    /** Keeps its own list. */
    public RunResult {
        outputs = List.copyOf(outputs);
    }
}
