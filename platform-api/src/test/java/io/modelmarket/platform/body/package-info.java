/** The bound over what calls take in memory. */
@NullMarked
package io.modelmarket.platform.body;

import org.jspecify.annotations.NullMarked;
