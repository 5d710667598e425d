/**
 * Organisations on the marketplace. Whoever creates one becomes its first owner; its id is its name for ever. Owns the
 * table tenant and the tenant records of market.members.
 */
@NullMarked
package io.modelmarket.tenant.tenant;

import org.jspecify.annotations.NullMarked;
