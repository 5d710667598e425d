/** Tests of the clients of Kafka: what is set, and what comes over it. */
@NullMarked
package io.modelmarket.kit.kafka;

import org.jspecify.annotations.NullMarked;
