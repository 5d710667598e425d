/**
 * What identifies things everywhere: tenants, models, releases, keys, events. Values only; parsing rejects what is not
 * canonical.
 */
@NullMarked
package io.modelmarket.contracts.id;

import org.jspecify.annotations.NullMarked;
