/** A market of one's own: the {@code market} command, as people run it, on a data folder and ports nobody else uses. */
@NullMarked
package io.modelmarket.deploy.launcher.instance;

import org.jspecify.annotations.NullMarked;
