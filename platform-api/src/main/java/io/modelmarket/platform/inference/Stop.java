package io.modelmarket.platform.inference;

import org.jspecify.annotations.Nullable;

/**
 * Stops a run. Who has it may keep it until the answer is read; the run's tensors go before, because what is over is
 * forgotten.
 */
final class Stop implements Runnable {

    private volatile @Nullable Runnable cancel;

    Stop(Runnable cancel) {
        this.cancel = cancel;
    }

    /** Nothing is to be stopped any more. */
    void forget() {
        cancel = null;
    }

    @Override
    public void run() {
        Runnable running = cancel;
        if (running != null) {
            running.run();
        }
    }
}
