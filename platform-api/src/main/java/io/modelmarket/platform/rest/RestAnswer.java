package io.modelmarket.platform.rest;

import io.vertx.core.buffer.Buffer;

/**
 * A body and how it is to be read.
 *
 * @param headLength length of the JSON at its beginning; -1 where it is all JSON
 */
record RestAnswer(Buffer body, int headLength) {

    static final int ALL_JSON = -1;
}
