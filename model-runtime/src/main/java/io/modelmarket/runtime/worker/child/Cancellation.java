package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;

/**
 * The run options of one connection, through which another thread can ask its current run to stop. A request that is
 * asked to stop before it began never begins.
 */
final class Cancellation {

    private static final long NONE = -1;

    private final RunOptions options;
    private long current = NONE;
    private long asked = NONE;

    Cancellation() throws OrtException {
        this.options = new RunOptions();
    }

    RunOptions options() {
        return options;
    }

    /** Announces a run; false when it has been asked to stop already. */
    synchronized boolean begin(long request) {
        current = request;
        return asked != request;
    }

    /** Ends the announced run; whether it had been asked to stop. */
    synchronized boolean end() throws OrtException {
        boolean terminated = asked == current;
        if (terminated) {
            options.setTerminate(false);
        }
        current = NONE;
        return terminated;
    }

    synchronized void terminate(long request) throws OrtException {
        asked = request;
        if (current == request) {
            options.setTerminate(true);
        }
    }
}
