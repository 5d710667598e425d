package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.platform.RawHttp2;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
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
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that nobody reads is in memory for its time and no longer. */
class SlowReaderTest {

    private static final int LARGE = 8 << 20;
    private static final int CALLS = 3;

    private final BodyMemory memory = new BodyMemory(64 << 20, new SimpleMeterRegistry());
    private final SlowCallers slow = new SlowCallers(new Patience(Duration.ofSeconds(60)));
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger watched = new AtomicInteger();
    private HttpServer server = vertx.createHttpServer();

    @BeforeEach
    void start() {
        Router router = Router.router(vertx);
        router.get("/large").handler(context -> answer(context, LARGE));
        router.get("/small").handler(context -> answer(context, 100));
        server = join(server.requestHandler(router).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        join(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void isGivenUpAndHungUpOn(HttpVersion version) {
        HttpClientRequest request = request(version, "/large");
        AtomicReference<HttpClientResponse> answer = new AtomicReference<>();
        Future<Buffer> rest = join(request.send().map(begun -> {
            answer.set(begun.pause());
            return begun.body();
        }));
        slow.look(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
        assertThat(memory.held()).isGreaterThanOrEqualTo(LARGE);

        Awaitility.await("given back").until(() -> {
            slow.look(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
            return memory.held() == 0;
        });
        answer.get().resume();
        Awaitility.await("hung up").until(rest::failed);
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whoReadsIsLeft(HttpVersion version) {
        for (String path : List.of("/large", "/small")) {
            HttpClientRequest request = request(version, path);
            AtomicBoolean closed = new AtomicBoolean();
            request.connection().closeHandler(gone -> closed.set(true));
            Buffer whole = join(request.send().compose(HttpClientResponse::body));
            assertThat(whole.length()).isGreaterThanOrEqualTo(100);
            Awaitility.await("given back").until(() -> memory.held() == 0);

            slow.look(System.nanoTime() + TimeUnit.HOURS.toNanos(1));

            assertThat(closed).as("hung up on").isFalse();
        }
    }

    @Test
    void ofAConnectionThatIsReadOnlyTheStreamIsEnded() {
        HttpClientRequest request = request(HttpVersion.HTTP_2, "/large");
        AtomicBoolean closed = new AtomicBoolean();
        request.connection().closeHandler(gone -> closed.set(true));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        join(request.send().map(begun -> begun.exceptionHandler(end::complete).pause()));

        Awaitility.await("waited for").until(() -> watched.get() == 1);
        slow.look(System.nanoTime() + TimeUnit.HOURS.toNanos(1));

        Awaitility.await("given back").until(() -> memory.held() == 0);

        assertThat(end.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(StreamResetException.class);
        assertThat(closed).as("hung up on").isFalse();
    }

    @Test
    void isGivenUpWhereNoWindowIsGranted() {
        try (RawHttp2 caller = new RawHttp2(server.actualPort(), RawHttp2.USUAL_WINDOW)) {
            askForSome(caller);

            Awaitility.await("given back").until(() -> {
                slow.look(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
                return memory.held() == 0;
            });
        }
    }

    @Test
    void ofAConnectionThatIsReadLateTheResetIsWaitedFor() {
        try (RawHttp2 caller = new RawHttp2(server.actualPort(), RawHttp2.ENDLESS_WINDOW)) {
            askForSome(caller);
            Awaitility.await("waited for").until(() -> watched.get() == CALLS);
            slow.look(System.nanoTime() + TimeUnit.HOURS.toNanos(1));

            Awaitility.await("not hung up on").during(Duration.ofSeconds(2)).until(() -> {
                slow.look(System.nanoTime() + TimeUnit.SECONDS.toNanos(50));
                return memory.held() >= (CALLS - 1) * (long) LARGE;
            });

            assertThat(caller.endsWithin(1_000)).isFalse();
            assertThat(memory.held()).isZero();
        }
    }

    @Test
    void isHungUpOnWhereNotEvenTheResetIsRead() {
        try (RawHttp2 caller = new RawHttp2(server.actualPort(), RawHttp2.ENDLESS_WINDOW)) {
            askForSome(caller);

            Awaitility.await("given back").until(() -> {
                slow.look(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
                return memory.held() == 0;
            });

            assertThat(caller.endsWithin(10_000)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {RawHttp2.USUAL_WINDOW, RawHttp2.ENDLESS_WINDOW})
    void whoseConnectionIsKilledHasNothing(int window) {
        RawHttp2 caller = new RawHttp2(server.actualPort(), window);
        askForSome(caller);

        caller.kill();

        Awaitility.await("given back").until(() -> memory.held() == 0);
    }

    private void askForSome(RawHttp2 caller) {
        for (int call = 0; call < CALLS; call++) {
            caller.request("GET", "/large", Map.of(), new byte[0]);
        }
        Awaitility.await("all wait").until(() -> memory.held() >= CALLS * (long) LARGE);
    }

    private void answer(RoutingContext context, int bytes) {
        Hold hold = memory.of("globex");
        hold.take(bytes);
        RestAnswer answer = new RestAnswer(Buffer.buffer(new byte[bytes]), RestAnswer.ALL_JSON);
        Future<Void> left = Answers.send(context, answer, List.of());
        left.onComplete(gone -> hold.release());
        UnreadAnswer.watch(context.request(), vertx.getOrCreateContext(), left, slow);
        watched.incrementAndGet();
    }

    private HttpClientRequest request(HttpVersion version, String path) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        return join(client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path));
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
