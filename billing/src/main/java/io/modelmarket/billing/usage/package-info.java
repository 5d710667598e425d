/**
 * Usage events from Kafka, one or several in a record, into rollups, exactly once: offsets, marks, rollups and quota
 * counters move in one transaction. An event that cannot be taken is parked by itself, with its reason.
 */
@NullMarked
package io.modelmarket.billing.usage;

import org.jspecify.annotations.NullMarked;
