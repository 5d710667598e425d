package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.sandbox.SandboxReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How one partner's worker is.
 *
 * @param pid the worker's process, 0 while there is none
 * @param since when this state began
 * @param restarts how often it was started again after a death
 * @param residentBytes memory of the process, 0 where the system does not tell
 * @param peakBytes the most memory the process ever held, 0 where the system does not tell
 * @param models the models it holds or will hold again after a restart
 * @param providers what computes each of them, in words: {@code CPU}, {@code CUDA 0}, or why it is not what was asked
 *     for
 * @param sandbox which bounds hold its process, or held the last one
 * @param crashes deaths of a worker by the model that was being loaded or run then
 */
public record WorkerStatus(
        String partner,
        State state,
        long pid,
        Instant since,
        int restarts,
        long residentBytes,
        long peakBytes,
        List<ModelRef> models,
        Map<ModelRef, String> providers,
        SandboxReport sandbox,
        Map<ModelRef, Integer> crashes) {

    /** Where in its life a worker is. */
    public enum State {
        /** Nothing to run yet. */
        IDLE,
        STARTING,
        READY,
        /** Died several times in a row; waiting before the next start. */
        BACKING_OFF,
        CLOSED
    }

    /** Keeps its own copies. */
    public WorkerStatus {
        models = List.copyOf(models);
        providers = Map.copyOf(providers);
        crashes = Map.copyOf(crashes);
    }
}
