/**
 * Keeps the parts running: starts them along their needs, restarts one that dies, stops all in order, and writes down
 * how it stands so that other commands can tell.
 */
@NullMarked
package io.modelmarket.deploy.launcher.supervise;

import org.jspecify.annotations.NullMarked;
