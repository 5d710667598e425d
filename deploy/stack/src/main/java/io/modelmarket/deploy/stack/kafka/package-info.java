/** One Kafka broker in KRaft mode as a child JVM, and the topics of the contracts. */
@NullMarked
package io.modelmarket.deploy.stack.kafka;

import org.jspecify.annotations.NullMarked;
