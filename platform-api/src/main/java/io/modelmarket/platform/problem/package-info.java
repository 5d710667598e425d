/**
 * Errors as this API writes them: one body that is both a problem document and what the Open Inference Protocol
 * expects.
 */
@NullMarked
package io.modelmarket.platform.problem;

import org.jspecify.annotations.NullMarked;
