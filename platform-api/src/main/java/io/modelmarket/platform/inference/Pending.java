package io.modelmarket.platform.inference;

import java.util.concurrent.CompletionStage;

/**
 * A call under way.
 *
 * @param answer fails with a {@link io.modelmarket.contracts.problem.ProblemException} and nothing else
 * @param cancel for when the caller has gone: what has not begun does not begin, what runs for nobody is stopped
 */
public record Pending<A>(CompletionStage<Answer<A>> answer, Runnable cancel) {}
