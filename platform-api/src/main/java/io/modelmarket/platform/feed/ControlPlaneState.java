package io.modelmarket.platform.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.platform.feed.Snapshot.TopicRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The compacted topics' newest records, as the features have been told them. A whole topic is replaced key by key, each
 * going from what it was to what it is: one that is gone disappears, none that stays is away for a moment.
 */
@ApplicationScoped
class ControlPlaneState {

    private static final Logger LOG = Logger.getLogger(ControlPlaneState.class);

    private final Map<String, StateTopic> features = new HashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Freshness freshness;
    private long version;
    private @Nullable Long confirmed;

    @Inject
    ControlPlaneState(Instance<StateTopic> features, TopicsConfig names, Freshness freshness) {
        this(features.stream(), names, freshness);
    }

    ControlPlaneState(Stream<StateTopic> features, TopicsConfig names, Freshness freshness) {
        this.freshness = freshness;
        features.forEach(feature -> this.features.put(names.nameOf(feature.topic()), feature));
    }

    /** The full names of all topics that are followed. */
    Set<String> names() {
        return Set.copyOf(features.keySet());
    }

    /** Where reading that topic can go on, if it is still that topic. */
    synchronized Optional<Long> position(String name, String origin) {
        Topic topic = topics.get(name);
        return topic != null && topic.origin.equals(origin) ? Optional.of(topic.position) : Optional.empty();
    }

    /** Takes over one record of a topic that is known up to it. */
    synchronized void apply(String name, String key, byte @Nullable [] value, long next) {
        Topic topic = topics.get(name);
        if (topic == null) {
            throw new IllegalStateException("nothing is known of " + name + " yet");
        }
        topic.position = next;
        StateTopic feature = feature(name);
        if (feature.keeps(key) && told(feature, key, value)) {
            topic.put(key, value);
            version++;
        }
    }

    /** Takes over a topic that was read from its beginning. */
    synchronized void replace(String name, TopicRecords records) {
        StateTopic feature = feature(name);
        Topic topic = new Topic(records.origin(), records.position());
        Topic before = topics.put(name, topic);
        if (before != null) {
            for (String key : before.values.keySet()) {
                if (!records.values().containsKey(key)) {
                    told(feature, key, null);
                }
            }
        }
        records.values().forEach((key, value) -> {
            if (feature.keeps(key) && told(feature, key, value)) {
                topic.put(key, value);
            }
        });
        version++;
    }

    /**
     * Takes over a snapshot, but for topics that have been read since. Whether it could be used; one that lacks a topic
     * is of another configuration or of an older program, and what it lacks could be a revocation.
     */
    synchronized boolean load(Snapshot snapshot) {
        List<String> missing = names().stream()
                .filter(name -> !snapshot.topics().containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            LOG.errorf("the snapshot has nothing of %s; it is not used", missing);
            return false;
        }
        for (String name : names()) {
            TopicRecords records = snapshot.topics().get(name);
            if (records != null && !topics.containsKey(name)) {
                replace(name, records);
            }
        }
        freshness.currentAt(snapshot.currentAt());
        return true;
    }

    /** All that was published up to {@code instant}, and that {@link System#nanoTime()}, has been taken over. */
    synchronized void current(Instant instant, long nanoTime) {
        freshness.currentAt(instant);
        if (confirmed == null) {
            features.values().forEach(StateTopic::current);
        }
        confirmed = nanoTime;
    }

    /** Changes with every record. */
    synchronized long version() {
        return version;
    }

    /** All of it, once it is all. */
    synchronized Optional<Captured> capture() {
        return freshness.currentAt().map(currentAt -> {
            Map<String, TopicRecords> copies = new LinkedHashMap<>();
            topics.forEach((name, topic) -> copies.put(
                    name, new TopicRecords(topic.origin, topic.position, new LinkedHashMap<>(topic.values))));
            return new Captured(version, confirmed, new Snapshot(currentAt, copies));
        });
    }

    private StateTopic feature(String name) {
        StateTopic feature = features.get(name);
        if (feature == null) {
            throw new IllegalStateException(name + " is not followed");
        }
        return feature;
    }

    private static boolean told(StateTopic feature, String key, byte @Nullable [] value) {
        try {
            feature.apply(key, value);
            return true;
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            // A consumer's boundary: whatever is wrong with one record must not keep the next from being read.
            LOG.errorf(e, "passing over a record of %s that cannot be read", feature.topic());
            return false;
        }
    }

    /**
     * A snapshot of that version.
     *
     * @param confirmed by which {@link System#nanoTime()} it has all; null for what is only a snapshot loaded again
     */
    record Captured(long version, @Nullable Long confirmed, Snapshot snapshot) {}

    /** One topic's records in the order in which they changed last. */
    private static final class Topic {

        private final String origin;
        private final Map<String, byte[]> values = new LinkedHashMap<>();
        private long position;

        Topic(String origin, long position) {
            this.origin = origin;
            this.position = position;
        }

        void put(String key, byte @Nullable [] value) {
            values.remove(key);
            if (value != null) {
                values.put(key, value);
            }
        }
    }
}
