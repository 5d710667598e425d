/** Tests of prepaid credit. */
@NullMarked
package io.modelmarket.billing.prepaid;

import org.jspecify.annotations.NullMarked;
