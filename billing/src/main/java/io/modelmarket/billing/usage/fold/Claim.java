package io.modelmarket.billing.usage.fold;

import java.nio.charset.StandardCharsets;

/** One node's epoch in one partition, while places in its sequence are claimed. For one thread. */
public final class Claim {

    private final Claims claims;
    private final MarkKey key;
    private final byte[] node;
    private Mark before;
    private long sequence;
    private long events;

    Claim(Claims claims, MarkKey key, Mark before) {
        this.claims = claims;
        this.key = key;
        this.node = key.node().getBytes(StandardCharsets.US_ASCII);
        this.before = before;
        this.sequence = before.sequence();
        this.events = before.events();
    }

    /** Takes an event's place in its node's sequence; false when that was taken before. Once for each event. */
    public boolean take(long place) {
        if (place <= sequence) {
            return false;
        }
        if (sequence == before.sequence()) {
            claims.moved(this);
        }
        sequence = place;
        events++;
        return true;
    }

    public String node() {
        return key.node();
    }

    /** The node's name in ASCII; not to be changed. */
    public byte[] nodeBytes() {
        return node;
    }

    public long epoch() {
        return key.epoch();
    }

    MarkKey key() {
        return key;
    }

    /** Where it stands; the next batch begins here. */
    Mark settle() {
        before = new Mark(sequence, events);
        return before;
    }
}
