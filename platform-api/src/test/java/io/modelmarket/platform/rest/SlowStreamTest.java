package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.inference.Failures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over HTTP/2 a body that comes to no end costs its caller the stream, and the connection's other calls nothing. */
class SlowStreamTest {

    private static final int LIMIT = 1 << 20;
    private static final Patience HASTE = new Patience(Duration.ofMillis(500));
    private static final BodyMemory MEMORY = new BodyMemory(4 << 20, new SimpleMeterRegistry());

    private static Vertx vertx;
    private static HttpServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.post("/hasty")
                .handler(context -> RequestBody.collect(context.request(), LIMIT, HASTE, MEMORY.of("globex"))
                        .onSuccess(body -> context.response().end(Buffer.buffer(body.head())))
                        .onFailure(failure -> Answers.sendProblem(context, Failures.problem(failure, "request"))));
        router.post("/unwanted").handler(context -> {
            RequestBody.discard(context.request(), LIMIT, HASTE);
            Answers.sendProblem(context, new ProblemException(ProblemType.UNAUTHENTICATED, "who are you?"));
        });
        server = join(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false),
                new PoolOptions().setHttp2MaxSize(1));
    }

    @AfterAll
    static void stop() {
        join(vertx.close());
    }

    @Test
    void isAnsweredThenResetAndTheConnectionGoesOn() {
        Slow slow = new Slow("/hasty");

        assertThat(slow.status()).isEqualTo(408);
        assertThat(slow.body()).contains("urn:modelmarket:problem:request-timeout", "only 3 bytes");
        assertThat(slow.end()).isInstanceOf(StreamResetException.class);
        assertServedOn(slow);
    }

    @Test
    void isResetWhereNobodyWantsItToo() {
        Slow slow = new Slow("/unwanted");

        assertThat(slow.status()).isEqualTo(401);
        assertThat(slow.end()).isInstanceOf(StreamResetException.class);
        assertServedOn(slow);
    }

    private static void assertServedOn(Slow slow) {
        HttpClientRequest next = request("/hasty");
        HttpClientResponse answer = join(next.send(Buffer.buffer("whole")));
        assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(next.connection()).isSameAs(slow.request.connection());
    }

    private static HttpClientRequest request(String path) {
        return join(client.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", path));
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** A caller who has sent the beginning of a body and sends no more. */
    private static final class Slow {

        private final HttpClientRequest request;
        private final CompletableFuture<String> body = new CompletableFuture<>();
        private final CompletableFuture<Throwable> end = new CompletableFuture<>();
        private final CompletableFuture<Integer> status = new CompletableFuture<>();

        Slow(String path) {
            request = request(path);
            request.exceptionHandler(end::complete);
            request.response().onSuccess(answer -> {
                answer.body().onSuccess(all -> body.complete(all.toString()));
                status.complete(answer.statusCode());
            });
            request.setChunked(true);
            join(request.write("abc"));
        }

        int status() {
            return status.orTimeout(30, TimeUnit.SECONDS).join();
        }

        String body() {
            return body.orTimeout(30, TimeUnit.SECONDS).join();
        }

        Throwable end() {
            return end.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}
