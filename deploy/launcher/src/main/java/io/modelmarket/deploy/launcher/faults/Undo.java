package io.modelmarket.deploy.launcher.faults;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What makes a fault good again: once, when this is closed or, if that is earlier, when this process is told to end.
 */
final class Undo implements AutoCloseable {
    private final Runnable action;
    private final Thread onSignal = new Thread(this::once, "undo-fault");
    private final AtomicBoolean done = new AtomicBoolean();

    private Undo(Runnable action) {
        this.action = action;
    }

    /** From now on that will be done. */
    static Undo by(Runnable action) {
        Undo undo = new Undo(action);
        Runtime.getRuntime().addShutdownHook(undo.onSignal);
        return undo;
    }

    @Override
    public void close() {
        once();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // This process ends already; the hook finds that it is done.
            done.set(true);
        }
    }

    private void once() {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }
}
