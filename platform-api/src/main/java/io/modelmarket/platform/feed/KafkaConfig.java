package io.modelmarket.platform.feed;

import io.smallrye.config.ConfigMapping;

/** Where Kafka is. */
@ConfigMapping(prefix = "kafka.bootstrap")
public interface KafkaConfig {

    /** Its first contacts, {@code host:port}, several separated by commas. */
    String servers();
}
