/**
 * Delivers the single page. Owns which addresses are pages: a navigation to any of them gets index.html, and nothing
 * else does, so that a missing asset or API path is still a 404.
 */
@NullMarked
package io.modelmarket.console.page;

import org.jspecify.annotations.NullMarked;
