package io.modelmarket.runtime.worker.wire;

import java.io.IOException;

/** An answer for which there was no memory; all of it has been read and thrown away, so the next one may come. */
public final class NoRoomException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long request;

    NoRoomException(long request, String message) {
        super(message);
        this.request = request;
    }

    /** The request that it answers. */
    public long request() {
        return request;
    }
}
