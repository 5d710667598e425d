/** The event loops that answer calls, for those who work in them without knowing the server. */
@NullMarked
package io.modelmarket.platform.loop;

import org.jspecify.annotations.NullMarked;
