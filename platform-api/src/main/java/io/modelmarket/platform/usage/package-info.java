/**
 * The journal of usage events, and their way to Kafka. An answer is sent only when its event is durable; a segment is
 * deleted only when billing has counted all of it. Sequences rise without gaps within a node's epoch, and events of one
 * partition never overtake one another.
 */
@NullMarked
package io.modelmarket.platform.usage;

import org.jspecify.annotations.NullMarked;
