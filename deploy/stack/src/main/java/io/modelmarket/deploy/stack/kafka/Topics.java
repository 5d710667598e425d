package io.modelmarket.deploy.stack.kafka;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.deploy.stack.process.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of the contracts under a prefix: compacted ones keep the last record of a key, usage is kept for long. */
public final class Topics {
    private static final int USAGE_PARTITIONS = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PROBE = Duration.ofSeconds(2);
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

    private final String bootstrapServers;

    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Makes the topics under the prefix, and brings the settings of existing ones up to date. */
    public void create(String prefix) {
        try (Admin admin = admin(TIMEOUT)) {
            Set<String> existing = new HashSet<>(get(admin.listTopics().names()));
            List<NewTopic> missing = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                if (!existing.contains(topic.named(prefix))) {
                    missing.add(
                            new NewTopic(topic.named(prefix), partitions(topic), (short) 1).configs(settings(topic)));
                }
            }
            get(admin.createTopics(missing).all());
            if (!existing.isEmpty()) {
                align(admin, prefix, existing);
            }
        }
    }

    /** Deletes every topic under prefixes that begin so; tests clean up after earlier runs with it. */
    public void dropAll(String prefix) {
        try (Admin admin = admin(TIMEOUT)) {
            List<String> names = get(admin.listTopics().names()).stream()
                    .filter(name -> name.startsWith(prefix))
                    .toList();
            get(admin.deleteTopics(names).all());
        }
    }

    /** The id of the cluster that answers at the address, if one does. */
    Optional<String> clusterId() {
        try (Admin admin = admin(PROBE)) {
            return Optional.of(admin.describeCluster().clusterId().get(PROBE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void align(Admin admin, String prefix, Set<String> existing) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic topic : Topic.values()) {
            if (existing.contains(topic.named(prefix))) {
                List<AlterConfigOp> operations = new ArrayList<>();
                settings(topic)
                        .forEach((name, value) -> operations.add(
                                new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.named(prefix)), operations);
            }
        }
        get(admin.incrementalAlterConfigs(changes).all());
    }

    private static int partitions(Topic topic) {
        return topic == Topic.USAGE ? USAGE_PARTITIONS : 1;
    }

    private static Map<String, String> settings(Topic topic) {
        return topic.compacted() ? COMPACTED : KEPT;
    }

    private Admin admin(Duration timeout) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis()));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("Kafka did not do as asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while talking to Kafka", e);
        }
    }
}
