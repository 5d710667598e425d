/**
 * Carries the page's calls to tenant-service and billing, with the person's access token put in here and nowhere else,
 * and inference to platform-api with the key that the page gives: no token ever goes there. Owns which paths and
 * headers pass, and that bodies stream both ways: nothing is ever held whole in memory.
 */
@NullMarked
package io.modelmarket.console.gateway;

import org.jspecify.annotations.NullMarked;
