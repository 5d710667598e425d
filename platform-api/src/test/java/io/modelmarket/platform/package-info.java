/** The data plane whole, on a real Kafka and real models; the tests play the control plane. */
@NullMarked
package io.modelmarket.platform;

import org.jspecify.annotations.NullMarked;
