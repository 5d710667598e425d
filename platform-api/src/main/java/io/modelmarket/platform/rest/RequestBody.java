package io.modelmarket.platform.rest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body up to a limit. What comes after the limit, or after a refusal, is let go by; a caller who does not
 * stop then is hung up on.
 */
final class RequestBody {

    private final HttpServerRequest request;
    private final long limit;
    private final Promise<byte[]> whole = Promise.promise();
    private @Nullable Buffer only;
    private @Nullable Buffer collected;
    private long seen;

    private RequestBody(HttpServerRequest request, long limit) {
        this.request = request;
        this.limit = limit;
    }

    static Future<byte[]> collect(HttpServerRequest request, long limit) {
        RequestBody body = new RequestBody(request, limit);
        if (announced(request) > limit) {
            body.whole.fail(ContentCoding.tooLarge(limit));
        }
        request.handler(body::take);
        request.endHandler(end -> body.whole.tryComplete(body.bytes()));
        request.exceptionHandler(body.whole::tryFail);
        request.resume();
        return body.whole.future();
    }

    /** Lets a body that nobody wants go by. */
    static void discard(HttpServerRequest request, long limit) {
        if (!request.isEnded()) {
            RequestBody body = new RequestBody(request, limit);
            body.whole.fail(ContentCoding.tooLarge(limit));
            request.handler(body::take);
            request.resume();
        }
    }

    private void take(Buffer chunk) {
        seen += chunk.length();
        if (seen > 2 * limit) {
            request.connection().close();
        } else if (seen > limit) {
            whole.tryFail(ContentCoding.tooLarge(limit));
        } else if (!whole.future().isComplete()) {
            add(chunk);
        }
    }

    /** Most bodies come in one piece, which needs no second place to be collected in. */
    private void add(Buffer chunk) {
        Buffer first = only;
        if (first == null) {
            only = chunk;
        } else {
            Buffer all = collected == null ? Buffer.buffer(2 * first.length()).appendBuffer(first) : collected;
            collected = all.appendBuffer(chunk);
        }
    }

    private byte[] bytes() {
        Buffer all = collected == null ? only : collected;
        return all == null ? new byte[0] : all.getBytes();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
