package io.modelmarket.platform.feed;

import io.modelmarket.platform.feed.Snapshot.TopicRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * One connection's way through the topics. A topic that is still the one we know goes on where we were, record by
 * record; any other is read from its beginning into a copy aside, which takes its place when it is whole.
 */
final class Reading {

    private static final Logger LOG = Logger.getLogger(Reading.class);

    /**
     * A removal is itself removed from a compacted topic after a day by default (delete.retention.ms); who was away
     * longer must not go on where it was. This leaves a margin.
     */
    static final Duration GOES_ON_WITHIN = Duration.ofHours(6);

    private final TopicLog log;
    private final ControlPlaneState state;
    private final Map<String, Aside> aside = new HashMap<>();

    /** Where the topics ended at one moment. */
    record Ends(Map<String, Long> offsets) {}

    /** A topic on its way, up to where it ended when its reading began. */
    private record Aside(String origin, long end, Map<String, byte[]> values) {}

    private Reading(TopicLog log, ControlPlaneState state) {
        this.log = log;
        this.state = state;
    }

    static Reading begin(TopicLog log, ControlPlaneState state, Instant now, Freshness freshness) {
        Reading reading = new Reading(log, state);
        Map<String, String> origins = log.origins(state.names());
        Map<String, Long> begins = log.begins(state.names());
        Map<String, Long> ends = log.ends(state.names());
        boolean soon = freshness
                .currentAt()
                .filter(known -> Duration.between(known, now).abs().compareTo(GOES_ON_WITHIN) < 0)
                .isPresent();
        Map<String, Long> positions = new HashMap<>();
        origins.forEach((name, origin) -> {
            long begin = begins.getOrDefault(name, 0L);
            long end = ends.getOrDefault(name, 0L);
            Optional<Long> known =
                    state.position(name, origin).filter(position -> soon && goesOn(position, begin, end));
            if (known.isEmpty()) {
                LOG.debugf("reading %s from its beginning", name);
                reading.aside.put(name, new Aside(origin, end, new LinkedHashMap<>()));
            }
            positions.put(name, known.orElse(begin));
        });
        log.readFrom(positions);
        return reading;
    }

    /** Whether {@code position} is still a place in a topic that reaches from {@code begin} to {@code end}. */
    static boolean goesOn(long position, long begin, long end) {
        return position >= begin && position <= end;
    }

    void take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            take(record);
        }
        aside.entrySet().removeIf(entry -> {
            Aside read = entry.getValue();
            boolean whole = log.reached(entry.getKey(), read.end());
            if (whole) {
                state.replace(entry.getKey(), new TopicRecords(read.origin(), read.end(), read.values()));
            }
            return whole;
        });
    }

    /**
     * Where the topics end now.
     *
     * @throws KafkaException when one ends before where we are: it is not the one we were reading
     */
    Ends ends() {
        Ends ends = new Ends(log.ends(state.names()));
        ends.offsets().forEach((name, end) -> {
            if (!aside.containsKey(name) && !log.within(name, end)) {
                throw new KafkaException("topic " + name + " now ends at " + end + ", before what was read of it");
            }
        });
        return ends;
    }

    /** Whether all up to there has been taken over. */
    boolean reached(Ends ends) {
        return aside.isEmpty()
                && ends.offsets().entrySet().stream().allMatch(end -> log.reached(end.getKey(), end.getValue()));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            LOG.warnf("passing over a record without a key: %s at %d", record.topic(), record.offset());
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Aside read = aside.get(record.topic());
        if (read == null) {
            state.apply(record.topic(), key, record.value(), record.offset() + 1);
            return;
        }
        read.values().remove(key);
        if (record.value() != null) {
            read.values().put(key, record.value());
        }
    }
}
