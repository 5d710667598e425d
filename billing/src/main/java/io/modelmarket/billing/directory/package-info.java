/**
 * What tenant-service tells us, projected into tables: tenants, members, published releases. Owns nothing of it: it
 * is\n * rebuilt from the topics, and a record read twice or late changes nothing.
 */
@NullMarked
package io.modelmarket.billing.directory;

import org.jspecify.annotations.NullMarked;
