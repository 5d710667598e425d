/**
 * What the control plane says, read from Kafka's compacted topics into memory. The feed owns the reading, its order and
 * its catching up; each feature owns what it keeps of a topic. No consumer group, no committed offsets: a start reads
 * all. When Kafka is away a start takes the newest undamaged snapshot on disk, and calls are answered by it as long as
 * it was current recently enough. A record that cannot be read is logged and passed over, never in the way of the next.
 */
@NullMarked
package io.modelmarket.platform.feed;

import org.jspecify.annotations.NullMarked;
