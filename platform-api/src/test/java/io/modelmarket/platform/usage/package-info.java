/** The journal on real files. */
@NullMarked
package io.modelmarket.platform.usage;

import org.jspecify.annotations.NullMarked;
