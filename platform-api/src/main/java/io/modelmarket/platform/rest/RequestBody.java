package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Collects a body up to a limit. What comes after the limit, or after a refusal, is let go by; a caller who does not
 * stop then, or whose body comes to no end, is hung up on.
 */
final class RequestBody {

    /** How many times what has come is set aside because the caller announced it. */
    private static final int TRUSTED = 16;

    /** What has come earns a second more for each so many bytes: whoever is not slower has all the time it takes. */
    private static final int BYTES_PER_SECOND = 64 << 10;

    private static final long SECOND = 1_000;

    private final HttpServerRequest request;
    private final long limit;
    private final Promise<byte[]> whole = Promise.promise();
    private final long announced;
    private final Duration patience;
    private byte[] collected = {};
    private int length;
    private long seen;
    private final long began = System.nanoTime();
    private final Vertx vertx = Objects.requireNonNull(Vertx.currentContext(), "bodies come on an event loop")
            .owner();
    private long timer;
    private boolean ended;

    private RequestBody(HttpServerRequest request, long limit, Duration patience) {
        this.request = request;
        this.limit = limit;
        this.patience = patience;
        this.announced = announced(request);
    }

    /**
     * The whole body; fails with {@link ProblemType#REQUEST_TIMEOUT} where it does not come.
     *
     * @param patience how long it may take, and a second longer for each 64 KiB that have come
     */
    static Future<byte[]> collect(HttpServerRequest request, long limit, Duration patience) {
        RequestBody body = new RequestBody(request, limit, patience);
        if (body.announced > limit) {
            body.whole.fail(ContentCoding.tooLarge(limit));
        }
        body.begin();
        return body.whole.future();
    }

    /** Lets a body that nobody wants go by, with the same patience. */
    static void discard(HttpServerRequest request, long limit, Duration patience) {
        if (!request.isEnded()) {
            RequestBody body = new RequestBody(request, limit, patience);
            body.whole.fail(ContentCoding.tooLarge(limit));
            body.begin();
        }
    }

    /** Ends what carries the request, whose rest nobody waits for: of HTTP/2 this stream, else the connection. */
    static void hangUp(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    private void begin() {
        request.handler(this::take);
        request.endHandler(end -> {
            end();
            whole.tryComplete(bytes());
        });
        request.exceptionHandler(broken -> {
            end();
            whole.tryFail(broken);
        });
        request.resume();
        // Most bodies are here in the same turn of the loop and need no timer.
        vertx.runOnContext(next -> {
            if (!ended) {
                waitFor(patience.toMillis());
            }
        });
    }

    private void end() {
        ended = true;
        if (timer != 0) {
            vertx.cancelTimer(timer);
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

    private void waitFor(long millis) {
        timer = vertx.setTimer(millis, passed -> {
            long allowed = patience.toMillis() + seen * SECOND / BYTES_PER_SECOND;
            long left = allowed - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (left > 0) {
                waitFor(left);
            } else {
                giveUp(allowed);
            }
        });
    }

    private void giveUp(long afterMillis) {
        collected = new byte[0];
        length = 0;
        boolean answered = !whole.tryFail(new ProblemException(
                ProblemType.REQUEST_TIMEOUT,
                "of the body only " + seen + " bytes have come within the " + afterMillis / SECOND
                        + " s that are allowed for so many; send it faster, or less of it"));
        if (answered) {
            hangUp(request);
        }
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
