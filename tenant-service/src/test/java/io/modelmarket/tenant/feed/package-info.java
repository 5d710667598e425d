/** Tests of how topics are read. */
@NullMarked
package io.modelmarket.tenant.feed;

import org.jspecify.annotations.NullMarked;
