package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * Collects a body up to a limit. What comes after the limit, or after a refusal, is let go by; a caller who does not
 * stop then is hung up on.
 */
final class RequestBody {

    /** How many times what has come is set aside because the caller announced it. */
    private static final int TRUSTED = 16;

    private final HttpServerRequest request;
    private final long limit;
    private final Promise<byte[]> whole = Promise.promise();
    private final long announced;
    private final Duration patience;
    private byte[] collected = {};
    private int length;
    private long seen;
    private boolean timed;

    private RequestBody(HttpServerRequest request, long limit, Duration patience) {
        this.request = request;
        this.limit = limit;
        this.patience = patience;
        this.announced = announced(request);
    }

    /**
     * The whole body.
     *
     * @param patience how long after its first part the last may come; a body that comes at once is not timed
     */
    static Future<byte[]> collect(HttpServerRequest request, long limit, Duration patience) {
        RequestBody body = new RequestBody(request, limit, patience);
        if (body.announced > limit) {
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
            RequestBody body = new RequestBody(request, limit, Duration.ZERO);
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
            if (!timed && (announced == 0 || seen < announced)) {
                timed = true;
                giveUpLater();
            }
        }
    }

    private void giveUpLater() {
        Vertx vertx = Objects.requireNonNull(Vertx.currentContext(), "bodies come on an event loop")
                .owner();
        long timer = vertx.setTimer(patience.toMillis(), late -> {
            if (whole.tryFail(new ProblemException(
                    ProblemType.TIMEOUT,
                    "the body has not come within the " + patience.toSeconds() + " s that are allowed"))) {
                collected = new byte[0];
            }
        });
        whole.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void add(Buffer chunk) {
        int end = length + chunk.length();
        if (end > collected.length) {
            collected = Arrays.copyOf(collected, roomFor(end));
        }
        chunk.getBytes(0, chunk.length(), collected, length);
        length = end;
    }

    /** All of the announced body at once where much of it is here, so that it is not copied as it grows. */
    private int roomFor(int bytes) {
        long doubled = Math.min(2L * bytes, limit);
        long trusted = Math.min(announced, (long) TRUSTED * bytes);
        return (int) Math.max(bytes, announced < bytes ? doubled : trusted);
    }

    private byte[] bytes() {
        return length == collected.length ? collected : Arrays.copyOf(collected, length);
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
