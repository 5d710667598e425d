/**
 * Plain SQL in the running transaction, for the paths where sets of rows matter more than objects. It sees what\n *
 * row-level security lets the transaction's tenant see; outside a transaction, nothing.
 */
@NullMarked
package io.modelmarket.billing.database;

import org.jspecify.annotations.NullMarked;
