package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.RecordHeader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which event of each epoch went last to each partition, so that a record can say what it follows. Where nothing of an
 * epoch in the journal went to a partition before, nothing did at all if its first segment is still there; else that is
 * not known, and need not be: what has left the journal is counted. For one thread.
 */
final class Chain {

    private final Map<Marks.Place, Link> last = new HashMap<>();
    private final Set<Long> whole = new HashSet<>();
    private final long scattered;

    /** One in which nothing is said of epochs up to {@code scattered}: their events may be in other partitions. */
    Chain(long scattered) {
        this.scattered = scattered;
    }

    /** The last event of a place. */
    static final class Link {

        private long sequence;
        private long after;
        private byte[] event;

        private Link(long sequence, long after, byte[] event) {
            this.sequence = sequence;
            this.after = after;
            this.event = event;
        }

        long sequence() {
            return sequence;
        }

        /** What it follows. */
        long after() {
            return after;
        }

        /** As the journal has it; not to be changed. */
        byte[] event() {
            return event;
        }
    }

    /** Whether of that epoch is known what went where. */
    boolean knows(long epoch) {
        return epoch > scattered;
    }

    /** A segment whose events are added next; segments come in order. */
    void begin(Segment segment) {
        if (segment.firstSequence() == 1) {
            whole.add(segment.epoch());
        }
    }

    /** Adds an event; the sequence that it follows, as a record says it. */
    long add(Marks.Place place, long sequence, byte[] event) {
        if (!knows(place.epoch())) {
            return RecordHeader.UNKNOWN;
        }
        Link link = last.get(place);
        if (link == null) {
            link = new Link(sequence, whole.contains(place.epoch()) ? 0 : RecordHeader.UNKNOWN, event);
            last.put(place, link);
        } else {
            link.after = link.sequence;
            link.sequence = sequence;
            link.event = event;
        }
        return link.after;
    }

    /** The places of which not all is counted; of earlier epochs, the others are forgotten. */
    Map<Marks.Place, Link> uncounted(Predicate<Map.Entry<Marks.Place, Link>> counted) {
        long newest = last.keySet().stream().mapToLong(Marks.Place::epoch).max().orElse(0);
        Map<Marks.Place, Link> uncounted = new HashMap<>();
        last.entrySet().removeIf(each -> {
            boolean done = counted.test(each);
            if (!done) {
                uncounted.put(each.getKey(), each.getValue());
            }
            return done && each.getKey().epoch() < newest;
        });
        return uncounted;
    }
}
