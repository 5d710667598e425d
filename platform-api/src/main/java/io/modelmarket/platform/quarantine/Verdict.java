package io.modelmarket.platform.quarantine;

import io.modelmarket.runtime.model.ModelRef;
import java.util.List;
import java.util.Map;

/**
 * Who is guilty of the deaths of workers up to now.
 *
 * @param releases to be quarantined, and after how many deaths
 * @param consumers to be refused the release whose worker their calls keep ending
 */
record Verdict(Map<ModelRef, Integer> releases, Map<Culprit, Evidence> consumers) {

    static final Verdict NOBODY = new Verdict(Map.of(), Map.of());

    /**
     * What speaks against a consumer.
     *
     * @param crashes how many deaths of the worker
     * @param calls the request ids of the calls that were under way, the latest last, not necessarily all
     */
    record Evidence(int crashes, List<String> calls) {}
}
