package io.modelmarket.platform.grpc;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.key.ApiKey;

/**
 * How many messages of one call have begun to come that nobody has taken to make calls of them. When the call ends they
 * are lost, each once: the thread that takes them and the one that hears of the end may meet.
 */
final class LostMessages {

    /** Hears of what was to be a call of a model and never became one. */
    interface Listener {

        /**
         * Told once of each.
         *
         * @param request what was sent, an empty one where not all of it came
         * @param begun when it began to come, by {@link System#nanoTime()}
         */
        void lost(ApiKey key, ModelInferRequest request, long begun, ProblemException why);
    }

    private int begun;
    private int taken;
    private long lastBegun = System.nanoTime();
    private boolean ended;

    /** Another one begins to come. */
    synchronized void begin() {
        begun++;
        lastBegun = System.nanoTime();
    }

    /** Takes one; false when all that were not taken are lost already. */
    synchronized boolean take() {
        taken += ended ? 0 : 1;
        return !ended;
    }

    /**
     * The call is over.
     *
     * @param expected how many there had to be at least
     * @return how many are lost; what is asked again is 0
     */
    synchronized int end(int expected) {
        int lost = ended ? 0 : Math.max(expected, begun) - taken;
        ended = true;
        return Math.max(0, lost);
    }

    /** When the last one began, by {@link System#nanoTime()}; before there was any, when the call did. */
    synchronized long lastBegun() {
        return lastBegun;
    }
}
