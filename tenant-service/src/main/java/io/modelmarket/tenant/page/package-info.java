/**
 * Opaque cursors for lists: a list is read in pages of bounded size, each page naming where the next begins. And how a
 * list is searched for a text.
 */
@NullMarked
package io.modelmarket.tenant.page;

import org.jspecify.annotations.NullMarked;
