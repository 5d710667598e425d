package io.modelmarket.platform.inference;

import io.modelmarket.runtime.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decoded request.
 *
 * @param outputs names of the wanted outputs; empty for all
 * @param timeout how long the caller would wait
 * @param release gives the tensors' memory back, once
 */
public record InferRequest(List<Tensor> inputs, Set<String> outputs, Optional<Duration> timeout, Runnable release) {

    /** Keeps its own copies. */
    public InferRequest {
        inputs = List.copyOf(inputs);
        outputs = Set.copyOf(outputs);
    }
}
