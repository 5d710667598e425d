/** Plain tests of what needs neither Kafka nor models. */
@NullMarked
package io.modelmarket.platform.subscription;

import org.jspecify.annotations.NullMarked;
