package io.modelmarket.deploy.bench.isolated;

/** Callers in a closed loop: each asks again when it has its answer. */
interface Callers {

    /**
     * Lets so many call for a while.
     *
     * @param settleMillis at the beginning, not counted
     * @return answers in a second
     */
    double throughput(int callers, long settleMillis, long measureMillis);
}
