package io.modelmarket.platform.inference;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A call under way.
 *
 * @param answer fails with a {@link io.modelmarket.contracts.problem.ProblemException} and nothing else
 * @param cancel for when nobody waits any more: what has not begun does not begin, what runs for nobody is stopped; a
 *     plan may bill the run where it was the caller who ended it
 */
public record Pending<A>(CompletionStage<Answer<A>> answer, Consumer<EndedBy> cancel) {

    private static final Logger LOG = Logger.getLogger(Pending.class);

    /** One whose beginning takes long, and is made on a thread of its own. */
    public static <A> Pending<A> elsewhere(Supplier<Pending<A>> begin) {
        return later(CompletableFuture.supplyAsync(begin, Thread::startVirtualThread));
    }

    /** One that is still to begin. */
    static <A> Pending<A> later(CompletableFuture<Pending<A>> begun) {
        return new Pending<>(begun.thenCompose(Pending::answer), who -> {
            CompletableFuture<Void> cancelled =
                    begun.thenAccept(call -> call.cancel().accept(who));
            if (!cancelled.isDone()) {
                LOG.debug("a call that has not begun is cancelled when it has");
            }
        });
    }
}
