package io.modelmarket.platform.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the journal to Kafka, in order, and removes what billing has counted. Where it is survives restarts; sending
 * something twice is harmless, because billing passes over what is at or below its mark.
 */
final class Forwarder implements Runnable {

    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    /** Few events are not worth a request of their own each; how long they gather. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

    private final Segments segments;
    private final DamagedSegments damage;
    private final Marks marks;
    private final Supplier<UsageTopic> topics;
    private final Path placeFile;
    private final Removal removal;
    private final Scattering scattering;
    private final Resending resending;
    private final Map<Segment, Long> countedSince = new HashMap<>();
    private @Nullable UsageTopic topic;
    private volatile Place place;
    private Place saved;
    private long savedAtNanos = System.nanoTime();
    private volatile boolean stopping;

    /** How far it is: in which file, and up to which byte of it. */
    private record Place(String segment, int position) {

        static Place parse(String text) {
            String[] parts = text.strip().split(" ", 2);
            return new Place(parts[0], Integer.parseInt(parts[1]));
        }
    }

    /**
     * What the node keeps.
     *
     * @param folder where it is noted how far the forwarder is
     */
    record Kept(Segments segments, DamagedSegments damage, Path folder) {}

    /**
     * When a counted segment goes.
     *
     * @param after how long after billing counted all of it, so that billing's word on the quotas is here as well
     * @param known whether a restart would know, whatever snapshot it takes, all that billing had said by that
     *     {@link System#nanoTime()}; else a quota's calls would be forgotten with the segment
     * @param listener hears of it before it goes; while it throws, the segment stays
     */
    record Removal(Duration after, LongPredicate known, Consumer<Segment> listener) {}

    Forwarder(Kept kept, Marks marks, Supplier<UsageTopic> topics, Removal removal, Resending.Patience patience)
            throws IOException {
        this.segments = kept.segments();
        this.damage = kept.damage();
        this.marks = marks;
        this.topics = topics;
        this.placeFile = kept.folder().resolve("forwarded");
        this.removal = removal;
        this.scattering = new Scattering(kept.folder().resolve("partitions"));
        this.resending = new Resending(segments, marks, patience);
        this.place = Files.exists(placeFile) ? Place.parse(Files.readString(placeFile)) : new Place("", 0);
        this.saved = place;
    }

    /** How many events were sent again because billing missed them. */
    long resent() {
        return resending.sent();
    }

    /** How many bytes of the journal are not acknowledged by Kafka. */
    long behind() {
        Place here = place;
        long behind = 0;
        for (Segment segment : segments.all()) {
            int order = segment.toString().compareTo(here.segment());
            behind += order < 0 ? 0 : segment.end() - (order == 0 ? here.position() : 0);
        }
        return behind;
    }

    void stop(Thread thread) {
        stopping = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                long seen = segments.changes();
                Optional<Segment> next = next();
                if (next.isPresent()) {
                    forward(next.get());
                }
                resendMissing();
                removeCounted();
                if (next().isEmpty()) {
                    savePlaceNowAndThen();
                    segments.awaitChange(seen, LOOK_AGAIN);
                    Thread.sleep(GATHER);
                }
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                stopping = true;
            } catch (IOException | RuntimeException e) {
                // A thread's boundary: the journal must reach billing whatever happens to it on the way.
                LOG.warnf("usage waits in the journal: %s", e instanceof KafkaException ? e.getMessage() : e);
                closeTopic(); // it may have events that are going to be read again
                pause();
            }
        }
        closeTopic();
    }

    /** The first segment that is not wholly forwarded. */
    private Optional<Segment> next() {
        for (Segment segment : segments.all()) {
            int order = segment.toString().compareTo(place.segment());
            if (order > 0 || (order == 0 && (segment.end() > place.position()))) {
                return segment.end() > 0 ? Optional.of(segment) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void forward(Segment segment) throws IOException {
        UsageTopic open = topic();
        open.chain().begin(segment);
        int from = segment.toString().equals(place.segment()) ? place.position() : 0;
        Segment.Reading read = segment.readFrom(from, open::send);
        if (open.flush()) {
            if (read.damaged() != null) {
                damage.keepIfPossible(segment, read.damaged());
            }
            place = new Place(segment.toString(), read.end());
            if (!place.segment().equals(saved.segment())) {
                savePlace();
            }
        } else {
            closeTopic();
            pause();
        }
    }

    private void resendMissing() throws IOException {
        boolean hasEvents = segments.all().stream().anyMatch(segment -> segment.end() > 0);
        if (hasEvents && !resending.step(topic())) {
            closeTopic();
            pause();
        }
    }

    private void removeCounted() throws IOException {
        if (topic == null) {
            return; // which partition a subscription is in is known only when Kafka is
        }
        Set<Long> kept = new HashSet<>();
        for (Segment segment : segments.all()) {
            boolean forwarded = segment.toString().compareTo(place.segment()) <= 0;
            if (!segment.sealed() || !forwarded || !counted(segment) || !settled(segment)) {
                kept.add(segment.epoch()); // a hole in an epoch would be taken for damage at the next start
            } else if (!kept.contains(segment.epoch())) {
                LOG.debugf("billing has counted all of %s; removing it", segment);
                removal.listener().accept(segment);
                segments.delete(segment);
                countedSince.remove(segment);
            }
        }
    }

    private boolean counted(Segment segment) throws IOException {
        UsageTopic open = topic();
        return segment.lastOfSubscription().entrySet().stream()
                .allMatch(last -> marks.cover(
                        new Marks.Place(segment.epoch(), open.partitionOf(last.getKey())), last.getValue()));
    }

    private boolean settled(Segment segment) {
        long since = countedSince.computeIfAbsent(segment, counted -> System.nanoTime());
        long settled = since + removal.after().toNanos();
        return System.nanoTime() - settled >= 0 && removal.known().test(settled);
    }

    /** Less often than is sent: what is sent again after a crash is counted once all the same. */
    private void savePlaceNowAndThen() throws IOException {
        if (System.nanoTime() - savedAtNanos >= SAVE_EVERY.toNanos()) {
            savePlace();
        }
    }

    private void savePlace() throws IOException {
        if (!place.equals(saved)) {
            NodeFolder.replace(placeFile, place.segment() + " " + place.position());
            saved = place;
            savedAtNanos = System.nanoTime();
        }
    }

    private UsageTopic topic() throws IOException {
        UsageTopic open = topic;
        if (open == null) {
            open = topics.get();
            try {
                recall(open);
            } catch (IOException | RuntimeException e) {
                open.close();
                throw e;
            }
            topic = open;
        }
        return open;
    }

    /** Tells a new producer what those before it have sent. */
    private void recall(UsageTopic open) throws IOException {
        List<Segment> all = segments.all();
        open.begin(new Chain(scattering.with(
                open.partitions(), all.isEmpty() ? 0 : all.getLast().epoch())));
        for (Segment segment : all) {
            int order = segment.toString().compareTo(place.segment());
            if (order <= 0) {
                open.chain().begin(segment);
                recall(open, segment, order < 0 ? segment.end() : place.position());
            }
        }
    }

    /** What has been sent and cannot be read any more keeps nothing else from being sent. */
    private void recall(UsageTopic open, Segment segment, int end) {
        try {
            segment.read(0, end, open::recall);
        } catch (IOException e) {
            damage.keepIfPossible(segment, "and cannot be read (" + e.getMessage() + ")");
        }
    }

    private void closeTopic() {
        UsageTopic open = topic;
        topic = null;
        if (open != null) {
            open.close();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_ERROR);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
