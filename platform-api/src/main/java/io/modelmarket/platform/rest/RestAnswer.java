package io.modelmarket.platform.rest;

import io.vertx.core.buffer.Buffer;

/**
 * An answer's body.
 *
 * @param headLength how much of it is JSON before binary tensors; {@link #ALL_JSON} when all of it is
 * @param packed whether it is packed with gzip
 */
record RestAnswer(Buffer body, int headLength, boolean packed) {

    static final int ALL_JSON = -1;

    /** As it was encoded. */
    RestAnswer(Buffer body, int headLength) {
        this(body, headLength, false);
    }
}
