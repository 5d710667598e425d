/**
 * The archives the build fetched, and the cache where each is unpacked once per version. A folder counts only when its
 * marker, written last, is there; anything half unpacked is removed and done again.
 */
@NullMarked
package io.modelmarket.deploy.stack.archive;

import org.jspecify.annotations.NullMarked;
