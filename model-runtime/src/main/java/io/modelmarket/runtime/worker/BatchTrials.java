package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of each model's {@link BatchTrial}. A model that was unloaded for others and comes back, or is loaded again
 * after its worker's end, is not tried a second time in front of other models' callers. Safe for several threads.
 */
public final class BatchTrials {

    private static final int MOST_KEPT = 10_000;

    private final Workers workers;
    private final Map<ModelRef, BatchTrial.Outcome> found =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ModelRef, BatchTrial.Outcome> eldest) {
                    return size() > MOST_KEPT;
                }
            });

    /** Trials in those workers. */
    public BatchTrials(Workers workers) {
        this.workers = workers;
    }

    /**
     * The model, warmed up and with the number of rows that are best run at once; 1 when it cannot be tried. Blocks for
     * some tens of runs the first time, and later for one at most.
     *
     * @param model of which the bytes are the same whenever its name is; unloaded when the trial breaks off
     */
    public LoadedModel of(LoadedModel model) {
        try {
            return tried(model);
        } catch (RuntimeException | Error e) {
            var _ = workers.unload(model);
            throw e;
        }
    }

    private LoadedModel tried(LoadedModel model) {
        BatchTrial.Outcome before = found.get(model.ref());
        if (before != null) {
            BatchTrial.again(workers, model, before);
            return model.withMaxRows(before.rows());
        }
        return BatchTrial.of(workers, model)
                .map(outcome -> {
                    found.put(model.ref(), outcome);
                    return model.withMaxRows(outcome.rows());
                })
                .orElse(model);
    }
}
