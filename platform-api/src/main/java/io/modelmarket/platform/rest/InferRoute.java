package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.inference.Answer;
import io.modelmarket.platform.inference.Call;
import io.modelmarket.platform.inference.Failures;
import io.modelmarket.platform.inference.Inference;
import io.modelmarket.platform.inference.InferenceConfig;
import io.modelmarket.platform.key.Keys;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code POST .../infer}. Runs on the event loop but for long bodies, whose decoding would hold up others. */
@ApplicationScoped
class InferRoute implements Handler<RoutingContext> {

    private final Inference inference;
    private final Keys keys;
    private final RequestReader reader;
    private final long maxBody;
    private final long maxOnEventLoop;

    InferRoute(Inference inference, Keys keys, RequestReader reader, InferenceConfig config) {
        this.inference = inference;
        this.keys = keys;
        this.reader = reader;
        this.maxBody = config.maxBody().asLongValue();
        this.maxOnEventLoop = config.maxOnEventLoop().asLongValue();
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        try {
            // Before the body is read: a stranger's megabytes are not kept.
            keys.authenticate(Credentials.of(request));
        } catch (ProblemException e) {
            RequestBody.discard(request, maxBody);
            Answers.sendProblem(context, e);
            return;
        }
        Context loop = context.vertx().getOrCreateContext();
        RequestBody.collect(request, maxBody).onComplete(collected -> {
            if (collected.failed()) {
                fail(context, collected.cause());
            } else if (collected.result().length <= maxOnEventLoop
                    && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null) {
                infer(context, loop, collected.result());
            } else {
                Thread.startVirtualThread(() -> infer(context, loop, collected.result()));
            }
        });
    }

    private void infer(RoutingContext context, Context loop, byte[] sent) {
        CompletionStage<Answer<RestAnswer>> stage;
        try {
            HttpServerRequest request = context.request();
            byte[] body = ContentCoding.unpack(sent, request.getHeader(HttpHeaders.CONTENT_ENCODING), maxBody);
            BinaryBody binary = BinaryBody.of(body, request.getHeader(BinaryBody.HEADER));
            Call call = new Call(
                    Credentials.of(request),
                    PathNames.model(context),
                    PathNames.version(context),
                    RequestIds.of(context),
                    sent.length);
            stage = inference.infer(call, new RestExchange(reader, binary));
        } catch (RuntimeException e) {
            loop.runOnContext(ignored -> fail(context, e));
            return;
        }
        stage.whenComplete((answer, failure) -> loop.runOnContext(ignored -> finish(context, answer, failure)));
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
