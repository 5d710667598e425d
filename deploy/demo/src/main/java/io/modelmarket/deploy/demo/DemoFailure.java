package io.modelmarket.deploy.demo;

/** A step did not do what it should; the message says which and what came instead. */
public final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure of that step. */
    public DemoFailure(String message) {
        super(message);
    }

    /** A failure of that step, and what lay behind it. */
    public DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
