/** Plain tests of what needs neither Kafka nor models. */
@NullMarked
package io.modelmarket.platform.quota;

import org.jspecify.annotations.NullMarked;
