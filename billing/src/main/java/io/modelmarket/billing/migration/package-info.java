/**
 * Migrations of subscriptions to another version of their plan: a partner announces one, each consumer sees when it
 * comes and may leave before.
 */
@NullMarked
package io.modelmarket.billing.migration;

import org.jspecify.annotations.NullMarked;
