package io.modelmarket.platform.catalog;

/** Who wants a release in a worker. Whoever comes later here may send away more for it. */
enum WantedBy {
    /** It has been published: nothing goes for it. */
    PUBLICATION,

    /** Somebody asks whether it is ready: what has been idle goes for it, and it goes at once for what is called. */
    QUESTION,

    /** A call is to run on it. */
    CALL
}
