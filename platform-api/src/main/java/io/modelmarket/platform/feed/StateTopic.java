package io.modelmarket.platform.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What one feature keeps of one compacted topic. Called by the feed's thread only, in the topic's order; may be read by
 * any thread.
 */
public interface StateTopic {

    /** Which topic. */
    Topic topic();

    /** Whether that key's records matter here; others are neither applied nor kept on disk. */
    default boolean keeps(String key) {
        return true;
    }

    /**
     * Takes over the newest state of {@code key}; a null value says that it is gone. May come again with the same
     * content.
     *
     * @throws InvalidProtocolBufferException when the value is not the expected message
     */
    void apply(String key, byte @Nullable [] value) throws InvalidProtocolBufferException;

    /** For the first time since the start all that was published has been taken over. */
    default void current() {}
}
