package io.modelmarket.platform.feed;

import io.modelmarket.contracts.event.Topic;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the services' topics are. */
@ConfigMapping(prefix = "market.topics")
public interface TopicsConfig {

    /** What the topics' names begin with. */
    @WithDefault("market")
    String prefix();

    /** The full name of {@code topic}. */
    default String nameOf(Topic topic) {
        return topic.named(prefix());
    }
}
