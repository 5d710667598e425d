/** The archive of usage events, against the real broker and database. */
@NullMarked
package io.modelmarket.billing.archive;

import org.jspecify.annotations.NullMarked;
