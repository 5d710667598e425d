package io.modelmarket.billing.usage.fold;

import java.nio.charset.StandardCharsets;

/** One node's epoch in one partition, while places in its sequence are claimed. For one thread. */
public final class Claim {

    private final Claims claims;
    private final MarkKey key;
    private final byte[] node;
    private final Gaps gaps;
    private boolean moved;
    private long sequence;
    private long events;
    private long follows = -1;

    Claim(Claims claims, MarkKey key, Mark before) {
        this.claims = claims;
        this.key = key;
        this.node = key.node().getBytes(StandardCharsets.US_ASCII);
        this.gaps = new Gaps(before.missing());
        this.sequence = before.sequence();
        this.events = before.events();
    }

    /**
     * Begins a record, whose events follow the one at {@code after} in this partition; negative where that is not
     * known. What was to be between is missing from now on: it can be taken later, and once.
     */
    public void begin(long after) {
        follows = after;
        if (after > sequence) {
            gaps.add(sequence + 1, after);
            move();
            sequence = after;
        }
    }

    /** Ends the record. */
    public void end() {
        follows = -1;
    }

    /** Takes an event's place in its node's sequence; false when that was taken before. Once for each event. */
    public boolean take(long place) {
        if (place <= sequence) {
            return !gaps.isEmpty() && takeMissing(place);
        }
        move();
        sequence = place;
        events++;
        return true;
    }

    /** Between an event and the one it follows in its record there is nothing of this partition to wait for. */
    private boolean takeMissing(long place) {
        if (follows >= 0 && follows < place) {
            if (gaps.remove(follows + 1, place - 1)) {
                move();
            }
            follows = place;
        }
        if (!gaps.remove(place, place)) {
            return false;
        }
        move();
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
        moved = false;
        return new Mark(sequence, events, gaps.all());
    }

    private void move() {
        if (!moved) {
            moved = true;
            claims.moved(this);
        }
    }
}
