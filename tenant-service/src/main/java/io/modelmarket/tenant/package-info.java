/** What the whole service has one of. Its features are the packages below. */
@NullMarked
package io.modelmarket.tenant;

import org.jspecify.annotations.NullMarked;
