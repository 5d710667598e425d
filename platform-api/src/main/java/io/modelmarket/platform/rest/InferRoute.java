package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.inference.Answer;
import io.modelmarket.platform.inference.Call;
import io.modelmarket.platform.inference.Failures;
import io.modelmarket.platform.inference.Inference;
import io.modelmarket.platform.inference.InferenceConfig;
import io.modelmarket.platform.inference.Pending;
import io.modelmarket.platform.key.ApiKey;
import io.modelmarket.platform.key.Keys;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code POST .../infer}. Runs on the event loop but for long JSON, whose decoding would hold up others. */
@Singleton
class InferRoute implements Handler<RoutingContext> {

    private static final String BEFORE = "/v2/models/";
    private static final String VERSIONS = "/versions/";
    private static final String BEHIND = "/infer";

    /** Tensors are only looked at where they lie, but each byte of booleans and each length of texts is. */
    private static final int LARGEST_ON_EVENT_LOOP = 4 << 20;

    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized("traceparent");

    private final Inference inference;
    private final Keys keys;
    private final BodyMemory memory;
    private final RequestReader reader;
    private final long maxBody;
    private final SlowCallers slow;
    private final long maxOnEventLoop;

    /** What the path names. */
    private record Target(String model, @Nullable String version) {}

    /** What is kept for a call, from its body's first byte until its answer has left. */
    private record Kept(Hold hold, ReceivedBody body) {

        void release() {
            body.release();
            hold.release();
        }
    }

    InferRoute(
            Inference inference,
            Keys keys,
            BodyMemory memory,
            SlowCallers slow,
            RequestReader reader,
            InferenceConfig config) {
        this.inference = inference;
        this.keys = keys;
        this.memory = memory;
        this.reader = reader;
        this.maxBody = config.maxBody().asLongValue();
        this.slow = slow;
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
            RequestBody.discard(request, maxBody, slow.patience());
            inference.turnedAway(e);
            Answers.sendProblem(context, e);
            return;
        }
        ClosedHere.watch(request);
        long begun = System.nanoTime();
        Context loop = context.vertx().getOrCreateContext();
        Hold hold = memory.of(key.tenant());
        RequestBody.collect(request, maxBody, slow.patience(), hold).onComplete(collected -> {
            if (collected.failed()) {
                hold.release();
                fail(context, inference.refused(call(context, key, target, 0), begun, collected.cause()));
                return;
            }
            Kept kept = new Kept(hold, collected.result());
            Call call = call(context, key, target, kept.body().length());
            if (isQuickToRead(kept.body(), request)) {
                infer(context, loop, call, kept, begun);
            } else {
                Thread.startVirtualThread(() -> infer(context, loop, call, kept, begun));
            }
        });
    }

    private boolean isQuickToRead(ReceivedBody body, HttpServerRequest request) {
        return body.head().length <= maxOnEventLoop
                && body.length() <= LARGEST_ON_EVENT_LOOP
                && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null;
    }

    private static Call call(RoutingContext context, ApiKey key, Target target, int bytes) {
        return new Call(
                key,
                target.model(),
                target.version(),
                RequestIds.of(context),
                bytes,
                context.request().getHeader(TRACE_PARENT));
    }

    private void infer(RoutingContext context, Context loop, Call call, Kept kept, long begun) {
        Pending<RestAnswer> pending;
        try {
            pending = inference.infer(call, exchange(context.request(), kept));
        } catch (RuntimeException | Error e) {
            loop.runOnContext(ignored -> {
                kept.release();
                fail(context, inference.refused(call, begun, e));
            });
            return;
        }
        Runnable end = () -> pending.cancel().accept(ClosedHere.endedBy(context.request()));
        context.response().closeHandler(gone -> end.run());
        if (context.response().closed()) {
            // He went while his body was decoded, before anybody listened.
            end.run();
        }
        pending.answer()
                .thenCompose(answer -> isLong(answer)
                        ? CompletableFuture.supplyAsync(() -> packed(context, answer, kept), Thread::startVirtualThread)
                        : CompletableFuture.completedFuture(answer))
                .whenComplete((answer, failure) ->
                        loop.runOnContext(ignored -> finish(context, loop, answer, failure, kept)));
    }

    private RestExchange exchange(HttpServerRequest request, Kept kept) {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        String header = request.getHeader(BinaryBody.HEADER);
        BinaryBody body = coding == null
                ? BinaryBody.of(kept.body(), header)
                : BinaryBody.of(ContentCoding.unpack(kept.body().head(), coding, maxBody, kept.hold()), header);
        return new RestExchange(reader, body, new RestExchange.Memory(kept.hold(), kept.body()::release));
    }

    private boolean isLong(Answer<RestAnswer> answer) {
        return answer.body().packed() || answer.body().body().length() > maxOnEventLoop;
    }

    private static Answer<RestAnswer> packed(RoutingContext context, Answer<RestAnswer> answer, Kept kept) {
        return new Answer<>(Answers.pack(context, answer.body(), kept.hold()), answer.limits());
    }

    private void finish(
            RoutingContext context,
            Context loop,
            @Nullable Answer<RestAnswer> answer,
            @Nullable Throwable failure,
            Kept kept) {
        if (answer == null) {
            kept.release();
            fail(context, failure);
            return;
        }
        try {
            RestAnswer ready = isLong(answer) ? answer.body() : Answers.pack(context, answer.body(), kept.hold());
            Future<Void> left = Answers.send(context, ready, answer.limits());
            left.onComplete(gone -> kept.release());
            UnreadAnswer.watch(context.request(), loop, left, slow);
        } catch (RuntimeException | Error e) {
            kept.release();
            throw e;
        }
    }

    private static void fail(RoutingContext context, @Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException("neither answer nor failure") : failure;
        Answers.sendProblem(context, Failures.problem(cause, RequestIds.of(context)));
    }
}
