package io.modelmarket.deploy.stack.kafka;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.deploy.stack.finding.Findings;
import io.modelmarket.deploy.stack.process.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of the contracts under a prefix, on any cluster. */
public final class Topics {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PROBE = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final Map<String, String> client;
    private final TopicLayout layout;

    /** Those of an embedded broker. */
    public Topics(String bootstrapServers) {
        this(bootstrapServers, Map.of(), TopicLayout.ONE_BROKER);
    }

    /**
     * Those of a cluster.
     *
     * @param client further settings of a Kafka client, as {@code sasl.jaas.config}; they hold secrets
     */
    public Topics(String bootstrapServers, Map<String, String> client, TopicLayout layout) {
        this.bootstrapServers = bootstrapServers;
        this.client = Map.copyOf(client);
        this.layout = layout;
    }

    /** Makes the topics under the prefix, and brings the settings of existing ones up to date. */
    public void create(String prefix) {
        prepare(prefix, Findings.preparing("kafka"));
    }

    /** Looks at each topic; makes those that are missing, and sets what is set otherwise. */
    public void prepare(String prefix, Findings findings) {
        try (Admin admin = admin(TIMEOUT)) {
            Set<String> existing = new HashSet<>(get(admin.listTopics().names()));
            List<Topic> found = Arrays.stream(Topic.values())
                    .filter(topic -> existing.contains(topic.named(prefix)))
                    .toList();
            makeMissing(admin, prefix, found, findings);
            if (!found.isEmpty()) {
                compare(admin, prefix, found, findings);
            }
        } catch (KafkaException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private void makeMissing(Admin admin, String prefix, List<Topic> found, Findings findings) {
        List<NewTopic> made = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (!found.contains(topic)) {
                NewTopic missing = new NewTopic(
                                topic.named(prefix), Optional.of(layout.partitions(topic)), layout.replication())
                        .configs(layout.settings(topic));
                findings.missing("topic " + topic.named(prefix), () -> made.add(missing));
            }
        }
        get(admin.createTopics(made).all());
    }

    private void compare(Admin admin, String prefix, List<Topic> found, Findings findings) {
        Map<Topic, ConfigResource> resources = new EnumMap<>(Topic.class);
        found.forEach(
                topic -> resources.put(topic, new ConfigResource(ConfigResource.Type.TOPIC, topic.named(prefix))));
        Map<String, TopicDescription> described = get(admin.describeTopics(
                        found.stream().map(topic -> topic.named(prefix)).toList())
                .allTopicNames());
        Map<ConfigResource, Config> configured =
                get(admin.describeConfigs(resources.values()).all());
        resources.forEach((topic, resource) -> compare(
                admin,
                topic,
                Objects.requireNonNull(described.get(resource.name())),
                Objects.requireNonNull(configured.get(resource)),
                findings));
    }

    private void compare(Admin admin, Topic topic, TopicDescription found, Config configured, Findings findings) {
        String thing = "topic " + found.name();
        if (found.partitions().size() != layout.partitions(topic)) {
            findings.beyondMending(
                    thing,
                    "has " + found.partitions().size() + " partitions and must have " + layout.partitions(topic)
                            + (topic == Topic.USAGE ? " (--usage-partitions says how many)" : ""));
            return;
        }
        int copies = found.partitions().getFirst().replicas().size();
        if (copies < layout.replication().orElse((short) 1)) {
            findings.beyondMending(thing, "has " + copies + " copies; give it more with kafka-reassign-partitions");
            return;
        }
        Map<String, String> other = new TreeMap<>();
        layout.settings(topic).forEach((name, value) -> {
            ConfigEntry entry = configured.get(name);
            if (entry == null || !value.equals(entry.value())) {
                other.put(name, value);
            }
        });
        if (other.isEmpty()) {
            findings.there(thing);
        } else {
            findings.wrong(thing, "not set: " + other, () -> set(admin, found.name(), other));
        }
    }

    private void set(Admin admin, String topic, Map<String, String> settings) {
        List<AlterConfigOp> operations = new ArrayList<>();
        settings.forEach((name, value) ->
                operations.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
        get(admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations))
                .all());
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

    private Admin admin(Duration timeout) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return Admin.create(settings);
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while talking to Kafka", e);
        }
    }

    private StackException failed(Throwable cause) {
        return new StackException(
                "Kafka at " + bootstrapServers + " did not do as asked: " + cause.getMessage()
                        + "; give brokers that answer here, and the settings with which they let a client in",
                cause);
    }
}
