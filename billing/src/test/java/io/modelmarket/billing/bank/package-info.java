/** Tests of the bank's statements that need no service. */
@NullMarked
package io.modelmarket.billing.bank;

import org.jspecify.annotations.NullMarked;
