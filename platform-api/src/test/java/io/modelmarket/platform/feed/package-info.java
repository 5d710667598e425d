/** What is known of the control plane, on real files and without Kafka. */
@NullMarked
package io.modelmarket.platform.feed;

import org.jspecify.annotations.NullMarked;
