/**
 * What a parent and its worker say to each other: frames of a fixed header, a head of bounded size and a body of tensor
 * bytes. Both sides read it with the same suspicion: a length, count, type or shape that does not fit ends the
 * conversation with a {@link io.modelmarket.runtime.worker.wire.WireException}, before anything of that size is
 * allocated.
 */
@NullMarked
package io.modelmarket.runtime.worker.wire;

import org.jspecify.annotations.NullMarked;
