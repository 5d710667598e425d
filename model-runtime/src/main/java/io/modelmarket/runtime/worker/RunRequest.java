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
 * @param priority among the caller's account's own runs, the lowest first
 * @param deadline from now, waiting included; past it the run is asked to stop
 * @param allowed how long the worker may have it, whoever still waits; past it the worker is killed, which counts
 *     against the model. No shorter than {@code deadline}: that a caller is impatient is no fault of the model
 */
public record RunRequest(
        LoadedModel model,
        List<Tensor> inputs,
        Set<String> outputs,
        Caller caller,
        int priority,
        Duration deadline,
        Duration allowed) {

    /** Keeps its own copies. */
    public RunRequest {
        inputs = List.copyOf(inputs);
        outputs = Set.copyOf(outputs);
        allowed = allowed.compareTo(deadline) < 0 ? deadline : allowed;
    }

    /** A run for which the worker has as long as its caller waits. */
    public RunRequest(
            LoadedModel model,
            List<Tensor> inputs,
            Set<String> outputs,
            Caller caller,
            int priority,
            Duration deadline) {
        this(model, inputs, outputs, caller, priority, deadline, deadline);
    }

    /** A run without a name. */
    public RunRequest(
            LoadedModel model,
            List<Tensor> inputs,
            Set<String> outputs,
            String account,
            int priority,
            Duration deadline) {
        this(model, inputs, outputs, new Caller(account, ""), priority, deadline);
    }

    /** Who is served. */
    public String account() {
        return caller.account();
    }
}
