package io.modelmarket.platform.inference;

/** Who ended a call that was not answered. */
public enum EndedBy {

    /** He closed what it came over. */
    CALLER,

    /** The time was over that he gave the protocol for it. */
    DEADLINE,

    /** Whatever else ended it; so it is said of what is not known for sure. */
    NODE
}
