package io.modelmarket.platform.inference;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A call under way.
 *
 * @param answer fails with a {@link io.modelmarket.contracts.problem.ProblemException} and nothing else
 * @param cancel for when the caller has gone: what has not begun does not begin, what runs for nobody is stopped
 */
public record Pending<A>(CompletionStage<Answer<A>> answer, Runnable cancel) {

    private static final Logger LOG = Logger.getLogger(Pending.class);

    /** One whose beginning takes long, and is made on a thread of its own. */
    public static <A> Pending<A> elsewhere(Supplier<Pending<A>> begin) {
        return later(CompletableFuture.supplyAsync(begin, Thread::startVirtualThread));
    }

    /** One that is still to begin. */
    static <A> Pending<A> later(CompletableFuture<Pending<A>> begun) {
        return new Pending<>(begun.thenCompose(Pending::answer), () -> {
            CompletableFuture<Void> cancelled =
                    begun.thenAccept(call -> call.cancel().run());
            if (!cancelled.isDone()) {
                LOG.debug("a call that has not begun is cancelled when it has");
            }
        });
    }
}
