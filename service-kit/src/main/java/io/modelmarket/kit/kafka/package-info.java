/**
 * Clients of Kafka that begin with what is set under {@code kafka}: where it is, and how to sign in there. What the
 * code needs a client to be is said by whoever makes it, and comes over that.
 */
@NullMarked
package io.modelmarket.kit.kafka;

import org.jspecify.annotations.NullMarked;
