/** The outbox's way to the broker. */
@NullMarked
package io.modelmarket.kit.outbox;

import org.jspecify.annotations.NullMarked;
