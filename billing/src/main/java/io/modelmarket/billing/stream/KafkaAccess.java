package io.modelmarket.billing.stream;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.kit.kafka.KafkaClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What topics are called here, and consumers of bytes that commit no offsets by themselves. */
@ApplicationScoped
public class KafkaAccess {

    private static final int FETCH_WAIT_MILLIS = 100;

    private final KafkaClients clients;
    private final String prefix;

    @Inject
    KafkaAccess(
            KafkaClients clients,
            @ConfigProperty(name = "market.topics.prefix", defaultValue = "market") String prefix) {
        this.clients = clients;
        this.prefix = prefix;
    }

    /** The topic's name in this deployment. */
    public String nameOf(Topic topic) {
        return topic.named(prefix);
    }

    /** The prefix of topic and group names. */
    public String prefix() {
        return prefix;
    }

    /** A consumer that starts at the beginning where it is told nothing else. */
    public KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.putAll(settings);
        return clients.consumer(all);
    }
}
