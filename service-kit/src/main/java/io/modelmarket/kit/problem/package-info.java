/**
 * Every error as an RFC 9457 problem document with a stable type and the request's id; nothing native, nothing secret.
 */
@NullMarked
package io.modelmarket.kit.problem;

import org.jspecify.annotations.NullMarked;
