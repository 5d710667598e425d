/** Opaque cursors for lists: a list is read in pages of bounded size, each page naming where the next begins. */
@NullMarked
package io.modelmarket.tenant.page;

import org.jspecify.annotations.NullMarked;
