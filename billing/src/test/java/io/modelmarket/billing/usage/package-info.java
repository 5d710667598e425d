/** Intake under replay and with more readers than one. */
@NullMarked
package io.modelmarket.billing.usage;

import org.jspecify.annotations.NullMarked;
