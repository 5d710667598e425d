/** Threads that read Kafka: started and stopped with the service, backing off while something is down. */
@NullMarked
package io.modelmarket.billing.stream;

import org.jspecify.annotations.NullMarked;
