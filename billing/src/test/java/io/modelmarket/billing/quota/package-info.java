/** Tests of leases. */
@NullMarked
package io.modelmarket.billing.quota;

import org.jspecify.annotations.NullMarked;
