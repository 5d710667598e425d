/**
 * Child processes that outlive mistakes: each writes to its own log, is recorded on disk with pid and start time so
 * that a later launcher can find survivors of a killed one, and is stopped by a signal first and by force last. Nothing
 * here ever signals a process it has not proved to be ours.
 */
@NullMarked
package io.modelmarket.deploy.stack.process;

import org.jspecify.annotations.NullMarked;
