package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;

/**
 * The answer of a model.
 *
 * @param outputs the requested outputs in the signature's order
 * @param computeNanos time the worker spent running the model, waiting and transport not counted; in a batch this run's
 *     share of it, by its rows
 * @param waitedNanos from being asked for to being sent to the worker
 * @param together how many runs were run as one, this one included
 */
public record RunResult(List<Tensor> outputs, long computeNanos, long waitedNanos, int together) {

    /** Keeps its own list. */
    public RunResult {
        outputs = List.copyOf(outputs);
    }
}
