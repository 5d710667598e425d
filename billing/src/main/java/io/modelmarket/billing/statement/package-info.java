/**
 * Accruals, one participant's share of one invoice line, and the statements that list them. Never changed, never\n *
 * allocated anew.
 */
@NullMarked
package io.modelmarket.billing.statement;

import org.jspecify.annotations.NullMarked;
