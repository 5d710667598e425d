package io.modelmarket.runtime.worker;

/**
 * For whom a run is.
 *
 * @param account who is served: accounts that wait share a worker's time by their runs' weights, and only runs of one
 *     account ever share a batch; "" for runs that share with none
 * @param call a name for this run, told when it is suspected of having ended its worker; "" for none
 * @param weight 1 to 100; a run of weight 4 counts a quarter of the time it takes
 */
public record Caller(String account, String call, int weight) {

    private static final int USUAL_WEIGHT = 1;
    private static final int MOST_WEIGHT = 100;

    /** Checks the weight. */
    public Caller {
        if (weight < USUAL_WEIGHT || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("a run weighs 1 to " + MOST_WEIGHT + ", not " + weight);
        }
    }

    /** Somebody who weighs as much as anybody of whom nothing is said. */
    public Caller(String account, String call) {
        this(account, call, USUAL_WEIGHT);
    }
}
