package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import java.time.Duration;

/**
 * A model in its partner's worker, ready to run; stays valid when the worker dies and is restarted.
 *
 * @param id its number among all models these workers ever loaded
 * @param loadTime from file to ready session
 */
public record LoadedModel(long id, String partner, ModelRef ref, Signature signature, Duration loadTime) {}
