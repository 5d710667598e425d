/** Parts of a market for a benchmark alone: in a folder of their own, and gone with it. */
@NullMarked
package io.modelmarket.deploy.launcher.temporary;

import org.jspecify.annotations.NullMarked;
