package io.modelmarket.platform.inference;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run, and remembers for whom. Who has it may keep it until the answer is read; the run's tensors go before,
 * because what is over is forgotten.
 */
final class Stop implements Consumer<EndedBy> {

    private final AtomicReference<@Nullable EndedBy> first = new AtomicReference<>();
    private volatile @Nullable Runnable cancel;

    Stop(Runnable cancel) {
        this.cancel = cancel;
    }

    /** Nothing is to be stopped any more. */
    void forget() {
        cancel = null;
    }

    /** Whether it was the caller who stopped it. */
    boolean isCallers() {
        return first.get() == EndedBy.CALLER;
    }

    @Override
    public void accept(EndedBy who) {
        Runnable running = cancel;
        if (running != null) {
            first.compareAndSet(null, who);
            running.run();
        }
    }
}
