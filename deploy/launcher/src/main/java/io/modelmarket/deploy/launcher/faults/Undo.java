package io.modelmarket.deploy.launcher.faults;

/**
 * What makes a fault good again: once, when this is closed or, if that is earlier, when this process is told to end.
 * Whoever comes second waits until it is done, and what is undone is not done again.
 */
final class Undo implements AutoCloseable {
    private final Runnable action;
    private final Thread onSignal = new Thread(this::once, "undo-fault");
    private boolean done;

    private Undo(Runnable action) {
        this.action = action;
    }

    /** From now on that will be done. */
    static Undo by(Runnable action) {
        Undo undo = new Undo(action);
        try {
            Runtime.getRuntime().addShutdownHook(undo.onSignal);
        } catch (IllegalStateException e) {
            // This process ends already: there will be no fault, and nothing to undo.
            undo.done();
        }
        return undo;
    }

    /** Does the fault, or a further step of it, unless it is undone: a step must be short, for the undoing waits. */
    synchronized void unlessDone(Runnable fault) {
        if (!done) {
            fault.run();
        }
    }

    @Override
    public void close() {
        once();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // This process ends already; the hook finds that it is done.
            done();
        }
    }

    private synchronized void once() {
        if (!done) {
            done = true;
            action.run();
        }
    }

    private synchronized void done() {
        done = true;
    }
}
