/**
 * The published releases, and which of them are resident in a worker. A release becomes ready only after its files'
 * digests were checked and it has run once; loading one delays no other.
 */
@NullMarked
package io.modelmarket.platform.catalog;

import org.jspecify.annotations.NullMarked;
