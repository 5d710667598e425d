package io.modelmarket.contracts.event;

/**
 * The Kafka topics between the services. Each has one writer. {@code market} in their names is the default prefix; a
 * deployment that shares a cluster sets another.
 */
public enum Topic {
    /** tenant-service: tenants and members. */
    MEMBERS("members", true),
    /** tenant-service: API keys. */
    KEYS("keys", true),
    /** tenant-service: published releases. */
    RELEASES("releases", true),
    /** billing: subscriptions. */
    SUBSCRIPTIONS("subscriptions", true),
    /** billing: what is counted of each quota. */
    QUOTAS("quotas", true),
    /** billing: up to where each node's journal is counted. */
    MARKS("marks", true),
    /** billing: how much of each quota a node may use by itself. */
    LEASES("leases", true),
    /** platform-api: how much a node would like. */
    LEASE_WISHES("lease.wishes", true),
    /** platform-api: releases a node has quarantined. */
    QUARANTINES("quarantines", true),
    /** platform-api: usage events, all of a subscription in one partition. */
    USAGE("usage", false),
    /** billing: usage it could not take, with the reason. */
    USAGE_REJECTED("usage.rejected", false);

    private final String suffix;
    private final boolean compacted;

    Topic(String suffix, boolean compacted) {
        this.suffix = suffix;
        this.compacted = compacted;
    }

    /** The topic's name under {@code prefix}, e.g. {@code market.usage}. */
    public String named(String prefix) {
        return prefix + "." + suffix;
    }

    /** Whether only the last record of each key counts; such a topic has one partition. */
    public boolean compacted() {
        return compacted;
    }
}
