/** Which models stay in memory. */
@NullMarked
package io.modelmarket.platform.catalog;

import org.jspecify.annotations.NullMarked;
