/** Tests of markets that are gone with the process that made them. */
@NullMarked
package io.modelmarket.deploy.launcher.temporary;

import org.jspecify.annotations.NullMarked;
