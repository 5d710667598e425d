/** Where a tenant stands with what it owes, as those ask who sell to it. Set by dunning alone. */
@NullMarked
package io.modelmarket.billing.standing;

import org.jspecify.annotations.NullMarked;
