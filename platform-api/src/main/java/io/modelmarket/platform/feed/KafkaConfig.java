package io.modelmarket.platform.feed;

import io.smallrye.config.ConfigMapping;

/** Where Kafka is. */
@ConfigMapping(prefix = "kafka")
public interface KafkaConfig {

    /** Its first contact. */
    Bootstrap bootstrap();

    /** Brokers to begin with. */
    interface Bootstrap {

        /** {@code host:port}, several separated by commas. */
        String servers();
    }
}
