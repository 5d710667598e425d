package io.modelmarket.deploy.bench.load;

/** The connections of one order. Its methods are called on the event loop. */
interface Load {

    /** Opens the connections and lets each send. */
    void start();

    /** Sends no more and closes; what is under way no longer counts. */
    void stop();

    /** How many connections have waited for their answer since before {@code nanoTime}. */
    long silentSince(long nanoTime);
}
