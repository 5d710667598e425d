package io.modelmarket.runtime.worker;

import java.util.concurrent.CompletionStage;

/**
 * A run on its way.
 *
 * @param result completes on a thread of the workers; fails with a {@link RuntimeFailure} and nothing else
 * @param cancel makes the result fail with {@link RuntimeFailure.Cancelled} unless it is there already, and has the
 *     worker stop if nobody else waits for the same batch
 */
public record Run(CompletionStage<RunResult> result, Runnable cancel) {}
