package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Patience;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body up to a limit. What comes after the limit, or after a refusal, is let go by; a caller who does not
 * stop then, or whose body comes to no end, is hung up on.
 */
final class RequestBody {

    private static final long SECOND = 1_000;

    private final HttpServerRequest request;
    private final long limit;
    private final Promise<ReceivedBody> whole = Promise.promise();
    private final Patience patience;
    private final @Nullable ReceivedBody received;
    private long seen;
    private final long began = System.nanoTime();
    private final Vertx vertx = Objects.requireNonNull(Vertx.currentContext(), "bodies come on an event loop")
            .owner();
    private long timer;
    private boolean ended;

    private RequestBody(HttpServerRequest request, long limit, Patience patience, @Nullable ReceivedBody received) {
        this.request = request;
        this.limit = limit;
        this.patience = patience;
        this.received = received;
    }

    /**
     * The whole body, for its taker to release; fails with {@link ProblemType#REQUEST_TIMEOUT} where it does not come,
     * and as {@link Hold#take} does where there is no memory for it. Then nothing is kept.
     *
     * @param patience how long it may take, by what has come
     */
    static Future<ReceivedBody> collect(HttpServerRequest request, long limit, Patience patience, Hold hold) {
        long announced = announced(request);
        ReceivedBody received =
                new ReceivedBody(hold, new ReceivedBody.Lengths(announced, jsonOf(request, announced), limit));
        RequestBody body = new RequestBody(request, limit, patience, received);
        if (announced > limit) {
            body.whole.fail(ContentCoding.tooLarge(limit));
        }
        body.begin();
        return body.whole.future();
    }

    /** Lets a body that nobody wants go by, with the same patience. */
    static void discard(HttpServerRequest request, long limit, Patience patience) {
        if (!request.isEnded()) {
            RequestBody body = new RequestBody(request, limit, patience, null);
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
            complete();
        });
        request.exceptionHandler(broken -> {
            end();
            refuse(new ProblemException(
                    ProblemType.CANCELLED, "the connection ended before the body did: " + broken.getMessage()));
        });
        request.resume();
        // Most bodies are here in the same turn of the loop and need no timer.
        vertx.runOnContext(next -> {
            if (!ended) {
                waitFor(patience.millisFor(0));
            }
        });
    }

    private void complete() {
        if (received == null || whole.future().isComplete()) {
            return;
        }
        try {
            received.trim();
        } catch (ProblemException e) {
            refuse(e);
            return;
        }
        whole.complete(received);
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
            refuse(ContentCoding.tooLarge(limit));
        } else if (received != null && !whole.future().isComplete()) {
            try {
                received.add(chunk);
            } catch (ProblemException e) {
                refuse(e);
            }
        }
    }

    /** Answered for, if it was not before: what comes now goes by. */
    private boolean refuse(Throwable why) {
        boolean first = whole.tryFail(why);
        if (first && received != null) {
            received.release();
        }
        return first;
    }

    private void waitFor(long millis) {
        timer = vertx.setTimer(millis, passed -> {
            long allowed = patience.millisFor(seen);
            long left = allowed - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (left > 0) {
                waitFor(left);
            } else {
                giveUp(allowed);
            }
        });
    }

    private void giveUp(long afterMillis) {
        boolean answered = !refuse(new ProblemException(
                ProblemType.REQUEST_TIMEOUT,
                "of the body only " + seen + " bytes have come within the " + afterMillis / SECOND
                        + " s that are allowed for so many; send it faster, or less of it"));
        if (answered) {
            hangUp(request);
        }
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** How much of it is JSON: all of what is short, packed, of unknown length, or does not say it right. */
    private static int jsonOf(HttpServerRequest request, long announced) {
        String json = request.getHeader(BinaryBody.HEADER);
        if (json == null || announced < ReceivedBody.LARGE || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            return ReceivedBody.Lengths.ALL_JSON;
        }
        try {
            int length = Integer.parseInt(json.strip());
            return length < 0 || length > announced ? ReceivedBody.Lengths.ALL_JSON : length;
        } catch (NumberFormatException e) {
            return ReceivedBody.Lengths.ALL_JSON;
        }
    }
}
