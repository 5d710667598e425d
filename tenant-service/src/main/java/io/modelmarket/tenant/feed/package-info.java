/** Topics of other services, read from their beginning at each start by a thread of their own. */
@NullMarked
package io.modelmarket.tenant.feed;

import org.jspecify.annotations.NullMarked;
