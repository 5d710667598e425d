package io.modelmarket.platform.feed;

import java.time.Instant;
import java.util.Map;

/**
 * All that was known of the control plane at one moment.
 *
 * @param currentAt when this was last seen to be all that was published
 * @param topics by full name
 */
record Snapshot(Instant currentAt, Map<String, TopicRecords> topics) {

    /**
     * One compacted topic.
     *
     * @param origin which topic of which cluster, as Kafka identifies them
     * @param position the offset behind the last record read
     * @param values the newest value of each key, in the order in which they changed last
     */
    record TopicRecords(String origin, long position, Map<String, byte[]> values) {}
}
