/**
 * One path for REST and gRPC: key, subscription, limits, decode, run, journal, encode. Protocols bring the decoding and
 * the encoding; everything between is here, once.
 */
@NullMarked
package io.modelmarket.platform.inference;

import org.jspecify.annotations.NullMarked;
