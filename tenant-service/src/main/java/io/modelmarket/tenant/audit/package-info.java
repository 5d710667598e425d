/**
 * Who did what, when, in which tenant: one row for every change of state, written in the change's own transaction and
 * never altered. Depends on no other feature.
 */
@NullMarked
package io.modelmarket.tenant.audit;

import org.jspecify.annotations.NullMarked;
