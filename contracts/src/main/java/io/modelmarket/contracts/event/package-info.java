/**
 * Kafka topics between the services, the generated messages they carry, how several events lie in a record, and how
 * messages tell time. One writer per topic.
 */
@NullMarked
package io.modelmarket.contracts.event;

import org.jspecify.annotations.NullMarked;
