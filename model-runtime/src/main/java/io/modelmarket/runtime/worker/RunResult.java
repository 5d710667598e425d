package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;

/**
 * The answer of a model.
 *
 * @param outputs the requested outputs in the signature's order
 * @param pinned bytes that stay in memory as long as any of the outputs does: of all that came in one piece with them,
 *     the outputs of other runs in the batch included
 * @param computeNanos time the worker spent running the model, waiting and transport not counted; in a batch this run's
 *     share of it, by its rows
 * @param waitedNanos from being asked for to being sent to the worker
 * @param together how many runs were run as one, this one included
 */
public record RunResult(List<Tensor> outputs, long pinned, long computeNanos, long waitedNanos, int together) {

    /** Keeps its own list. */
    public RunResult {
        outputs = List.copyOf(outputs);
    }

    /** How it ran, for whoever must not keep the outputs in memory. */
    public RunResult withoutOutputs() {
        return new RunResult(List.of(), 0, computeNanos, waitedNanos, together);
    }
}
