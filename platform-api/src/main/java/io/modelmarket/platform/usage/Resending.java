package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.SequenceRange;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Sends again what billing says it misses. It finds that out by the next event of the same partition; where none
 * follows, the last one is sent once more after a while, which says what it follows and is counted once. For the
 * forwarder's thread, between its sends.
 */
final class Resending {

    private static final Logger LOG = Logger.getLogger(Resending.class);

    private final Segments segments;
    private final Marks marks;
    private final Patience patience;
    private final Map<Marks.Place, Seen<List<SequenceRange>>> missing = new HashMap<>();
    private final Map<Marks.Place, Seen<Long>> uncounted = new HashMap<>();
    private final AtomicLong sent = new AtomicLong();

    /**
     * How long nothing may change.
     *
     * @param gap before what is missing is sent once more
     * @param last before the last event is, which is not counted
     */
    record Patience(Duration gap, Duration last) {

        static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    /** Something that did not change since that {@link System#nanoTime()}, though it was sent so many times since. */
    private record Seen<T>(T what, long since, int times) {

        private static final int MOST_DOUBLINGS = 7;

        /** Twice as long after each time that changed nothing: billing that is away is not sent it for ever. */
        boolean isOlder(Duration patience) {
            return System.nanoTime() - since >= patience.toNanos() << Math.min(times, MOST_DOUBLINGS);
        }
    }

    Resending(Segments segments, Marks marks, Patience patience) {
        this.segments = segments;
        this.marks = marks;
        this.patience = patience;
    }

    /** How many events were sent again because billing missed them. */
    long sent() {
        return sent.get();
    }

    /** Sends what is due; whether all of it was acknowledged. */
    boolean step(UsageTopic topic) throws IOException {
        Map<Marks.Place, List<SequenceRange>> now = marks.missing();
        missing.keySet().retainAll(now.keySet());
        for (Map.Entry<Marks.Place, List<SequenceRange>> each : now.entrySet()) {
            if (topic.chain().knows(each.getKey().epoch()) && isDue(each.getKey(), each.getValue())) {
                for (SequenceRange range : each.getValue()) {
                    if (!fill(topic, each.getKey(), range)) {
                        return false;
                    }
                }
                Seen<List<SequenceRange>> before = missing.get(each.getKey());
                missing.put(
                        each.getKey(),
                        new Seen<>(each.getValue(), System.nanoTime(), before == null ? 0 : before.times() + 1));
            }
        }
        return remind(topic, now);
    }

    /** At once when something begins to be missing; later on only when nothing has come for a while. */
    private boolean isDue(Marks.Place place, List<SequenceRange> ranges) {
        Seen<List<SequenceRange>> seen = missing.get(place);
        if (seen == null) {
            return true;
        }
        if (!seen.what().equals(ranges)) {
            missing.put(place, new Seen<>(ranges, System.nanoTime(), 0));
            return false;
        }
        return seen.isOlder(patience.gap());
    }

    private boolean fill(UsageTopic topic, Marks.Place place, SequenceRange range) throws IOException {
        List<Segment> ofEpoch = segments.all().stream()
                .filter(segment -> segment.epoch() == place.epoch())
                .toList();
        Filling filling = new Filling(topic, place, range);
        for (int i = 0; i < ofEpoch.size(); i++) {
            Segment segment = ofEpoch.get(i);
            boolean endsBefore = i + 1 < ofEpoch.size() && ofEpoch.get(i + 1).firstSequence() <= range.getFirst();
            if (!endsBefore && segment.firstSequence() <= range.getLast()) {
                filling.read(segment);
                if (!topic.flush()) {
                    return false;
                }
            }
        }
        sent.addAndGet(filling.events);
        LOG.logf(
                filling.events > 0 ? Logger.Level.WARN : Logger.Level.DEBUG,
                "billing misses usage of epoch %d in partition %d, sequences %d to %d: %d events are sent again",
                place.epoch(),
                place.partition(),
                range.getFirst(),
                range.getLast(),
                filling.events);
        return true;
    }

    /** Sends the last events once more of which nothing was heard for a while. */
    private boolean remind(UsageTopic topic, Map<Marks.Place, List<SequenceRange>> known) {
        Map<Marks.Place, Chain.Link> open = topic.chain()
                .uncounted(each -> marks.cover(each.getKey(), each.getValue().sequence()));
        open.keySet().removeAll(known.keySet());
        uncounted.keySet().retainAll(open.keySet());
        boolean any = false;
        for (Map.Entry<Marks.Place, Chain.Link> each : open.entrySet()) {
            long change = each.getValue().sequence() + marks.sequence(each.getKey());
            Seen<Long> seen = uncounted.get(each.getKey());
            if (seen != null && seen.what() == change && !seen.isOlder(patience.last())) {
                continue;
            }
            if (seen != null && seen.what() == change) {
                topic.add(
                        each.getKey(), each.getValue().after(), each.getValue().event());
                any = true;
            }
            uncounted.put(each.getKey(), new Seen<>(change, System.nanoTime(), 0));
        }
        return !any || topic.flush();
    }

    /**
     * The events of one stretch, on their way. What has left the journal is counted, so it is always known what the
     * first of them follows.
     */
    private static final class Filling {

        private final UsageTopic topic;
        private final Marks.Place place;
        private final SequenceRange range;
        private long after;
        private long events;

        Filling(UsageTopic topic, Marks.Place place, SequenceRange range) {
            this.topic = topic;
            this.place = place;
            this.range = range;
            this.after = range.getFirst() - 1;
        }

        void read(Segment segment) throws IOException {
            segment.readFrom(0, this::add);
        }

        private void add(byte[] event) {
            JournalledEvent journalled = JournalledEvent.of(event);
            long sequence = journalled.sequence();
            if (sequence >= range.getFirst()
                    && sequence <= range.getLast()
                    && topic.placeOf(journalled).equals(place)) {
                topic.add(place, after, event);
                after = sequence;
                events++;
            }
        }
    }
}
