package io.modelmarket.deploy.stack.process;

/** A part of the market that runs as a child process; whoever starts it launches, polls {@code ready}, then settles. */
public interface Part {

    String name();

    /** Prepares what the process needs on disk and starts it. */
    ChildProcess launch();

    /** Whether the process serves, and it is the process launched that does. Quick; asked several times a second. */
    boolean ready(ChildProcess process);

    /** What must be done once the part serves and before others may use it. */
    default void settle() {}
}
