package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One run that is asked for.
 *
 * @param inputs their bytes must be left alone until the run is over
 * @param outputs names of outputs; empty for all
 * @param account who is served: accounts get equal shares of a worker's time, and only runs of one account ever share a
 *     batch; "" for runs that share with none
 * @param priority among the account's own runs, the lowest first
 * @param deadline from now, waiting included; past it the run is asked to stop, and if it does not, its worker is
 *     killed
 */
public record RunRequest(
        LoadedModel model, List<Tensor> inputs, Set<String> outputs, String account, int priority, Duration deadline) {

    /** Keeps its own copies. */
    public RunRequest {
        inputs = List.copyOf(inputs);
        outputs = Set.copyOf(outputs);
    }
}
