package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import java.util.List;

/**
 * What a worker was doing when it died, and for whom.
 *
 * @param account whose run it was; "" for a load, or a run for nobody in particular
 * @param calls the names that were given to the runs; empty where they have none
 */
public record Suspect(ModelRef ref, String account, List<String> calls) {

    /** Keeps its own list. */
    public Suspect {
        calls = List.copyOf(calls);
    }

    /** A load of that model. */
    static Suspect load(ModelRef ref) {
        return new Suspect(ref, "", List.of());
    }
}
