/**
 * A POST repeated with the same {@code Idempotency-Key} is carried out once: its answer is stored in the transaction
 * that did the work.
 */
@NullMarked
package io.modelmarket.kit.idempotency;

import org.jspecify.annotations.NullMarked;
