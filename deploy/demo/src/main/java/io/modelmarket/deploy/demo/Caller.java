package io.modelmarket.deploy.demo;

import java.time.Duration;
import java.util.Optional;

/** One way to ask a digits model for a digit. */
interface Caller {

    /** What came back; nothing when a node says that it cannot answer just now and is to be asked again. */
    Optional<Reply> tryCall(float[] pixels);

    /** Asks until there is an answer: the first call of a subscription may find a node without a lease of its quota. */
    default Reply call(float[] pixels) {
        return Await.until("the data plane to answer", Duration.ofSeconds(20), () -> tryCall(pixels));
    }

    /** What came back. */
    sealed interface Reply {
        /** The most probable digit. */
        record Answered(int digit) implements Reply {}

        /**
         * The quota is used up.
         *
         * @param status HTTP status, or 429 where gRPC says RESOURCE_EXHAUSTED
         */
        record Refused(int status, String problem) implements Reply {}
    }

    static int mostProbable(float[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }
}
