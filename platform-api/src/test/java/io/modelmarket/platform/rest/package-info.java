/** Plain tests of what needs neither Kafka nor models. */
@NullMarked
package io.modelmarket.platform.rest;

import org.jspecify.annotations.NullMarked;
