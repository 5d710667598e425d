package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.problem.ProblemDocument;
import io.modelmarket.platform.subscription.LimitState;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Collectors;

/** Sends what was found, with the headers every answer has. */
final class Answers {

    private static final String OCTETS = "application/octet-stream";
    private static final String JSON = "application/json";
    private static final int WORTH_PACKING = 1_400;

    private Answers() {}

    static void send(RoutingContext context, RestAnswer answer, List<LimitState> limits) {
        HttpServerResponse response = context.response();
        boolean binary = answer.headLength() != RestAnswer.ALL_JSON;
        response.putHeader(HttpHeaders.CONTENT_TYPE, binary ? OCTETS : JSON);
        if (binary) {
            response.putHeader(BinaryBody.HEADER, Integer.toString(answer.headLength()));
        }
        limitHeaders(response, limits);
        end(context, answer.body());
    }

    static void sendJson(RoutingContext context, byte[] json) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        end(context, Buffer.buffer(json));
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
        if (problem.extensions().get("limits") instanceof List<?> violated) {
            limitHeaders(
                    response,
                    violated.stream()
                            .filter(LimitState.class::isInstance)
                            .map(LimitState.class::cast)
                            .toList());
        }
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

    private static void end(RoutingContext context, Buffer body) {
        if (context.response().closed()) {
            return;
        }
        RequestIds.mark(context);
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (body.length() >= WORTH_PACKING
                && ContentCoding.acceptsGzip(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            context.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            context.response().end(Buffer.buffer(ContentCoding.gzip(body.getBytes())));
        } else {
            context.response().end(body);
        }
    }

    private static void limitHeaders(HttpServerResponse response, List<LimitState> limits) {
        if (!limits.isEmpty()) {
            response.putHeader(
                    "RateLimit-Policy",
                    limits.stream().map(LimitState::policyItem).collect(Collectors.joining(", ")));
            response.putHeader(
                    "RateLimit", limits.stream().map(LimitState::stateItem).collect(Collectors.joining(", ")));
        }
    }
}
