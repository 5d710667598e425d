package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import java.time.Duration;

/**
 * A model in its partner's worker, ready to run; stays valid when the worker dies and is restarted.
 *
 * @param worker the name of the worker that holds it
 * @param id its number among all models these workers ever loaded
 * @param loadTime from file to ready session
 * @param maxRows the most rows of one run made of several requests; 1 where each request is run by itself
 * @param maxDelay how long a request may wait in an idle lane for others to be run with; zero: not at all
 */
public record LoadedModel(
        long id, String worker, ModelRef ref, Signature signature, Duration loadTime, int maxRows, Duration maxDelay) {

    /** The same, running that many rows at once. */
    public LoadedModel withMaxRows(int rows) {
        return new LoadedModel(id, worker, ref, signature, loadTime, rows, maxDelay);
    }

    /** The same, whose requests may wait that long for others. */
    public LoadedModel withMaxDelay(Duration delay) {
        return new LoadedModel(id, worker, ref, signature, loadTime, maxRows, delay);
    }
}
