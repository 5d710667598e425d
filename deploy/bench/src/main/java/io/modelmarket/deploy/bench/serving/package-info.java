/**
 * {@code market bench serving}: the running market against the floor and against a Node server, in short interleaved
 * rounds on one machine, so that a slow minute of the machine slows all alike.
 */
@NullMarked
package io.modelmarket.deploy.bench.serving;

import org.jspecify.annotations.NullMarked;
