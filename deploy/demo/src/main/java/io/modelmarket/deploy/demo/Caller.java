package io.modelmarket.deploy.demo;

/** One way to ask a digits model for a digit. */
interface Caller {

    Reply call(float[] pixels);

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
