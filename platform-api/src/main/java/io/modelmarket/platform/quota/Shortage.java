package io.modelmarket.platform.quota;

/** Why there is no unit. */
enum Shortage {
    /** The month's units are used: so many calls are answered. */
    USED_UP,
    /** The month's last units are with calls under way; those that fail give theirs back. */
    UNDER_WAY,
    /** Billing does not answer, and what the plan allows meanwhile is used. */
    AWAY,
    /** As many calls are uncounted as the plan lets be. */
    UNCOUNTED,
    /** As many calls are under way as may be at a time. */
    CROWDED,
    /** This node has no lease yet; one is asked for. */
    UNLEASED,
    /** More is asked for and billing has not answered yet. */
    ASKED,
    /** Billing has no more to lease: the rest is with other nodes. */
    ELSEWHERE
}
