/**
 * Usage events from Kafka into rollups, exactly once: offsets, marks, rollups and quota counters move in one\n *
 * transaction.
 */
@NullMarked
package io.modelmarket.billing.usage;

import org.jspecify.annotations.NullMarked;
