package io.modelmarket.billing.stream;

/**
 * Reads some streams, a step at a time, always on one thread. After a failure it is closed and another is opened, which
 * finds its place again in the database: there is no other recovery.
 */
public interface StreamReader extends AutoCloseable {

    /** Waits for records for a moment and takes in what came. */
    void step();

    @Override
    void close();
}
