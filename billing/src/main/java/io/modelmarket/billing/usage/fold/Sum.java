package io.modelmarket.billing.usage.fold;

import java.util.HashMap;
import java.util.Map;

/** One rollup while events are added to it; sums are exact. For one thread. */
public final class Sum {

    private final UsageFold fold;
    private final RollupKey key;
    private final Usage.Owner owner;
    private final boolean hard;
    private final Map<String, Long> nodes = new HashMap<>();
    private long events;
    private int partition;
    private long requests;
    private long failed;
    private long rows;
    private long computeMicros;
    private long bytesIn;
    private long bytesOut;
    private long tokensIn;
    private long tokensOut;

    Sum(UsageFold fold, RollupKey key, Usage.Owner owner, boolean hard) {
        this.fold = fold;
        this.key = key;
        this.owner = owner;
        this.hard = hard;
    }

    /** Counts an event of a node, and what it says of requests; the other meters follow. */
    public void count(String node, int in, long answered, long refused) {
        if (events == 0) {
            fold.touched(this);
        }
        events++;
        partition = in;
        requests = Math.addExact(requests, answered);
        failed = Math.addExact(failed, refused);
        if (hard) {
            nodes.merge(node, answered, Math::addExact);
        }
    }

    /** Adds the rows of an event, and how long they took. */
    public void addRows(long rowsIn, long micros) {
        rows = Math.addExact(rows, rowsIn);
        computeMicros = Math.addExact(computeMicros, micros);
    }

    /** Adds the bytes of an event. */
    public void addBytes(long in, long out) {
        bytesIn = Math.addExact(bytesIn, in);
        bytesOut = Math.addExact(bytesOut, out);
    }

    /** Adds the tokens of an event. */
    public void addTokens(long in, long out) {
        tokensIn = Math.addExact(tokensIn, in);
        tokensOut = Math.addExact(tokensOut, out);
    }

    RollupKey key() {
        return key;
    }

    Rollup rollup() {
        return new Rollup(
                key,
                owner,
                events,
                new Units(requests, failed, rows, computeMicros, bytesIn, bytesOut, tokensIn, tokensOut));
    }

    QuotaUse quotaUse() {
        return new QuotaUse(new QuotaUse.Key(key.subscription(), owner.period()), owner, partition, requests, hard);
    }

    /** How much of a hard quota is whose; nothing where there is none. */
    Map<String, Long> nodes() {
        return nodes;
    }

    /** Begins the next batch at nothing. */
    void empty() {
        nodes.clear();
        events = 0;
        requests = 0;
        failed = 0;
        rows = 0;
        computeMicros = 0;
        bytesIn = 0;
        bytesOut = 0;
        tokensIn = 0;
        tokensOut = 0;
    }
}
