package io.modelmarket.deploy.stack.kafka;

import io.modelmarket.contracts.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How topics are laid out on a cluster: compacted ones keep the last record of a key, usage is kept for long.
 *
 * @param usagePartitions of the usage topic; never changed once it is made, since what was counted is known by
 *     partition
 * @param replication copies of each record; empty for the cluster's own number
 */
public record TopicLayout(int usagePartitions, Optional<Short> replication) {
    /** What an embedded broker has. */
    public static final TopicLayout ONE_BROKER = new TopicLayout(6, Optional.of((short) 1));

    private static final short MOST_LOST = 1;

    /** Long enough to recompute every report of a closed year from its events. */
    private static final String USAGE_RETENTION_MILLIS =
            Long.toString(Duration.ofDays(400).toMillis());

    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "min.cleanable.dirty.ratio", "0.1",
            "segment.ms", Long.toString(Duration.ofMinutes(10).toMillis()),
            "max.compaction.lag.ms", Long.toString(Duration.ofHours(1).toMillis()),
            "delete.retention.ms", Long.toString(Duration.ofDays(1).toMillis()));
    private static final Map<String, String> KEPT =
            Map.of("cleanup.policy", "delete", "retention.ms", USAGE_RETENTION_MILLIS, "retention.bytes", "-1");

    int partitions(Topic topic) {
        return topic == Topic.USAGE ? usagePartitions : 1;
    }

    /** Where there are three copies or more, a record is there when all but one have it. */
    Map<String, String> settings(Topic topic) {
        Map<String, String> settings = new HashMap<>(topic.compacted() ? COMPACTED : KEPT);
        replication
                .filter(copies -> copies >= 3)
                .ifPresent(copies -> settings.put("min.insync.replicas", Integer.toString(copies - MOST_LOST)));
        return settings;
    }
}
