package io.modelmarket.deploy.bench.load;

/** The connections of one order. Its methods are called on the event loop. */
interface Load {

    /** Opens the connections and lets each send. */
    void start();

    /** Sends no more; what is under way may still be answered. */
    void finish();

    /** Closes; what is under way no longer counts. */
    void stop();

    /** How many connections wait for an answer. */
    long waiting();
}
