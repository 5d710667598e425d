package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.problem.ProblemDocument;
import io.modelmarket.platform.subscription.LimitState;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jboss.logging.Logger;

/** Sends what was found, with the headers every answer has. */
final class Answers {

    private static final String OCTETS = "application/octet-stream";
    private static final String JSON = "application/json";
    private static final int WORTH_PACKING = 1_400;

    /** The copy, and what is packed twice while it grows. */
    private static final long PACKING = 3;

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private Answers() {}

    /**
     * The answer packed, where its caller takes that, and it is worth it. It stays as it is where there is no memory
     * for a copy of it and the packed one. Takes long for what is long.
     */
    static RestAnswer pack(RoutingContext context, RestAnswer answer, Hold hold) {
        Buffer body = answer.body();
        if (!acceptsPacked(context, body)) {
            return answer;
        }
        try {
            hold.take(PACKING * body.length());
        } catch (ProblemException e) {
            LOG.debugf("an answer of %d bytes is not packed: %s", body.length(), e.getMessage());
            return answer;
        }
        return new RestAnswer(Buffer.buffer(ContentCoding.gzip(body.getBytes())), answer.headLength(), true);
    }

    /** Completes when the answer has left, or cannot any more; until then its memory is needed. */
    static Future<Void> send(RoutingContext context, RestAnswer answer, List<LimitState> limits) {
        HttpServerResponse response = context.response();
        boolean binary = answer.headLength() != RestAnswer.ALL_JSON;
        response.putHeader(HttpHeaders.CONTENT_TYPE, binary ? OCTETS : JSON);
        if (binary) {
            response.putHeader(BinaryBody.HEADER, Integer.toString(answer.headLength()));
        }
        limitHeaders(response, limits);
        return end(context, answer.body(), answer.packed());
    }

    static void sendJson(RoutingContext context, byte[] json) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        Buffer whole = Buffer.buffer(json);
        boolean packed = acceptsPacked(context, whole);
        end(context, packed ? Buffer.buffer(ContentCoding.gzip(json)) : whole, packed)
                .onFailure(gone -> LOG.debug("nobody reads it", gone));
    }

    static void sendProblem(RoutingContext context, ProblemException problem) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        response.setStatusCode(problem.type().status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.CONTENT_TYPE);
        ProblemDocument.retryAfter(problem)
                .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        limitHeaders(response, LimitState.in(problem));
        if (problem.type().status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"modelmarket\"");
        }
        RequestIds.mark(context);
        Buffer document = Buffer.buffer(ProblemDocument.of(problem, RequestIds.of(context)));
        if (problem.type() == ProblemType.REQUEST_TIMEOUT) {
            endForGood(context.request(), document);
        } else {
            response.end(document);
        }
    }

    /** The rest of a request that was given up may come at any time, and must not be taken for the next one. */
    private static void endForGood(HttpServerRequest request, Buffer body) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.response().end(body).onComplete(sent -> RequestBody.hangUp(request));
    }

    private static Future<Void> end(RoutingContext context, Buffer body, boolean packed) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return Future.succeededFuture();
        }
        RequestIds.mark(context);
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (packed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return response.end(body);
    }

    private static boolean acceptsPacked(RoutingContext context, Buffer body) {
        return body.length() >= WORTH_PACKING
                && ContentCoding.acceptsGzip(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    private static void limitHeaders(HttpServerResponse response, List<LimitState> limits) {
        if (!limits.isEmpty()) {
            response.putHeader("RateLimit-Policy", LimitState.policies(limits));
            response.putHeader("RateLimit", LimitState.states(limits));
        }
    }
}
