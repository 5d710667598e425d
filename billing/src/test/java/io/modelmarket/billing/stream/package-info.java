/** Readers that go on after failures. */
@NullMarked
package io.modelmarket.billing.stream;

import org.jspecify.annotations.NullMarked;
