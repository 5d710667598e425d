/**
 * State changes others must learn: written in the transaction that makes them, sent to Kafka after it, in order, at
 * least once.
 */
@NullMarked
package io.modelmarket.kit.outbox;

import org.jspecify.annotations.NullMarked;
