package io.modelmarket.deploy.stack.process;

import java.time.Duration;

/** How a process is asked to end, and how long it may take before it is killed. */
public record Ending(Signal signal, Duration grace) {

    /** The polite signals. */
    public enum Signal {
        TERM,
        INT
    }

    public static Ending terminate(Duration grace) {
        return new Ending(Signal.TERM, grace);
    }

    /** For PostgreSQL, where TERM would wait for every client to leave. */
    public static Ending interrupt(Duration grace) {
        return new Ending(Signal.INT, grace);
    }
}
