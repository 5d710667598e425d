/** Kafka topics between the services and the generated messages they carry. One writer per topic. */
@NullMarked
package io.modelmarket.contracts.event;

import org.jspecify.annotations.NullMarked;
