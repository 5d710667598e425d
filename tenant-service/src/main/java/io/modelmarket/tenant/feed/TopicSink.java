package io.modelmarket.tenant.feed;

import org.jspecify.annotations.Nullable;

/** Takes over what a compacted topic says. Called on one thread, in the topic's order. */
public interface TopicSink {

    /** The newest value of that key; null where it is gone. May come again with the same content. */
    void take(String key, byte @Nullable [] value);
}
