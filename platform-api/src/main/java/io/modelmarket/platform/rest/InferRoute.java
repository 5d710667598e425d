package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.inference.Answer;
import io.modelmarket.platform.inference.Call;
import io.modelmarket.platform.inference.Failures;
import io.modelmarket.platform.inference.Inference;
import io.modelmarket.platform.inference.InferenceConfig;
import io.modelmarket.platform.inference.Pending;
import io.modelmarket.platform.key.ApiKey;
import io.modelmarket.platform.key.Keys;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code POST .../infer}. Runs on the event loop but for long bodies, whose decoding would hold up others. */
@Singleton
class InferRoute implements Handler<RoutingContext> {

    private static final String BEFORE = "/v2/models/";
    private static final String VERSIONS = "/versions/";
    private static final String BEHIND = "/infer";
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized("traceparent");

    private final Inference inference;
    private final Keys keys;
    private final RequestReader reader;
    private final long maxBody;
    private final Duration bodyTimeout;
    private final long maxOnEventLoop;

    /** What the path names. */
    private record Target(String model, @Nullable String version) {}

    InferRoute(Inference inference, Keys keys, RequestReader reader, InferenceConfig config) {
        this.inference = inference;
        this.keys = keys;
        this.reader = reader;
        this.maxBody = config.maxBody().asLongValue();
        this.bodyTimeout = config.bodyTimeout();
        this.maxOnEventLoop = config.maxOnEventLoop().asLongValue();
    }

    @Override
    public void handle(RoutingContext context) {
        begin(context, new Target(PathNames.model(context), PathNames.version(context)));
    }

    /** Takes the calls whose plain path says what they are, before all other routes; passes on the rest. */
    void handleEarly(RoutingContext context) {
        Target target = target(context.request());
        if (target == null) {
            context.next();
        } else {
            begin(context, target);
        }
    }

    private static @Nullable Target target(HttpServerRequest request) {
        String path = request.path();
        if (path == null
                || !request.method().equals(HttpMethod.POST)
                || !path.startsWith(BEFORE)
                || !path.endsWith(BEHIND)
                || path.indexOf('%') >= 0
                || path.length() <= BEFORE.length() + BEHIND.length()) {
            return null;
        }
        String names = path.substring(BEFORE.length(), path.length() - BEHIND.length());
        int slash = names.indexOf('/');
        if (slash < 0) {
            return new Target(names, null);
        }
        boolean versioned = slash > 0 && names.startsWith(VERSIONS, slash);
        String version = versioned ? names.substring(slash + VERSIONS.length()) : "";
        return version.isEmpty() || version.indexOf('/') >= 0 ? null : new Target(names.substring(0, slash), version);
    }

    private void begin(RoutingContext context, Target target) {
        HttpServerRequest request = context.request();
        ApiKey key;
        try {
            // Before the body is read: a stranger's megabytes are not kept.
            key = keys.authenticate(Credentials.of(request));
        } catch (ProblemException e) {
            RequestBody.discard(request, maxBody, bodyTimeout);
            Answers.sendProblem(context, e);
            return;
        }
        Context loop = context.vertx().getOrCreateContext();
        RequestBody.collect(request, maxBody, bodyTimeout).onComplete(collected -> {
            if (collected.failed()) {
                fail(context, collected.cause());
            } else if (collected.result().length <= maxOnEventLoop
                    && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null) {
                infer(context, loop, call(context, key, target, collected.result()), collected.result());
            } else {
                Call call = call(context, key, target, collected.result());
                Thread.startVirtualThread(() -> infer(context, loop, call, collected.result()));
            }
        });
    }

    private static Call call(RoutingContext context, ApiKey key, Target target, byte[] sent) {
        return new Call(
                key,
                target.model(),
                target.version(),
                RequestIds.of(context),
                sent.length,
                context.request().getHeader(TRACE_PARENT));
    }

    private void infer(RoutingContext context, Context loop, Call call, byte[] sent) {
        Pending<RestAnswer> pending;
        try {
            HttpServerRequest request = context.request();
            byte[] body = ContentCoding.unpack(sent, request.getHeader(HttpHeaders.CONTENT_ENCODING), maxBody);
            BinaryBody binary = BinaryBody.of(body, request.getHeader(BinaryBody.HEADER));
            pending = inference.infer(call, new RestExchange(reader, binary));
        } catch (RuntimeException | Error e) {
            loop.runOnContext(ignored -> fail(context, e));
            return;
        }
        context.response().closeHandler(gone -> pending.cancel().run());
        pending.answer()
                .whenComplete((answer, failure) -> loop.runOnContext(ignored -> finish(context, answer, failure)));
    }

    private static void finish(
            RoutingContext context, @Nullable Answer<RestAnswer> answer, @Nullable Throwable failure) {
        if (answer == null) {
            fail(context, failure);
        } else {
            Answers.send(context, answer.body(), answer.limits());
        }
    }

    private static void fail(RoutingContext context, @Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException("neither answer nor failure") : failure;
        Answers.sendProblem(context, Failures.problem(cause, RequestIds.of(context)));
    }
}
