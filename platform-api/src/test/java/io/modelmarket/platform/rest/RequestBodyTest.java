package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.inference.Failures;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of every length arrive whole, announced or not, in however many pieces. */
class RequestBodyTest {

    private static final int LIMIT = 4 << 20;
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30));
    private static final Patience HASTE = new Patience(Duration.ofMillis(500));
    private static final int SOCKET_MILLIS = 30_000;

    private static final long SIZE = 16 << 20;
    private static final BodyMemory MEMORY = new BodyMemory(SIZE, new SimpleMeterRegistry());

    private static Vertx vertx;
    private static HttpServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.post("/").handler(context -> echo(context, PATIENCE));
        router.post("/hasty").handler(context -> echo(context, HASTE));
        router.post("/unwanted").handler(context -> {
            RequestBody.discard(context.request(), LIMIT, HASTE);
            Answers.sendProblem(context, new ProblemException(ProblemType.UNAUTHENTICATED, "who are you?"));
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 65_537, 602_112, LIMIT - 1, LIMIT})
    void arrivesWhole(int length) throws Exception {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        assertThat(post(BodyPublishers.ofByteArray(body)).body())
                .as("announced")
                .isEqualTo(body);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .body())
                .as("in chunks")
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_536, 602_112, LIMIT})
    void keepsTensorsApartFromTheJsonBeforeThem(int length) throws Exception {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        for (int json : new int[] {0, 1, 300, 40_000, length - 1, length}) {
            HttpResponse<byte[]> reply =
                    post(BodyPublishers.ofByteArray(body), BinaryBody.HEADER, Integer.toString(json));

            assertThat(reply.body()).isEqualTo(body);
            assertThat(reply.headers().firstValue("Apart")).contains("" + (length - json));
        }
        awaitNothingHeld();
    }

    @Test
    void isRefusedWhereThereIsNoMemoryForIt() throws Exception {
        byte[] body = new byte[3 << 19];
        Hold other = MEMORY.of("initech");
        other.take(SIZE / 2);
        Hold third = MEMORY.of("umbrella");
        third.take(SIZE / 4);
        Hold fourth = MEMORY.of("hooli");
        fourth.take(SIZE / 8);

        HttpResponse<byte[]> refused = post(BodyPublishers.ofByteArray(body));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).contains("1");
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("come again");
        third.release();
        fourth.release();
        assertThat(post(BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(200);
        other.release();
        awaitNothingHeld();
    }

    @Test
    void isGivenBackWhereItsCallerGoesAway() throws Exception {
        try (Socket caller = caller("POST /", 1 << 20, new byte[300_000])) {
            Awaitility.await("begun").until(() -> MEMORY.held() >= 300_000);
            assertThat(caller.isConnected()).isTrue();
        }

        awaitNothingHeld();
    }

    @Test
    void isRefusedBeyondTheLimit() throws Exception {
        byte[] body = new byte[LIMIT + 1];

        assertThat(post(BodyPublishers.ofByteArray(body)).statusCode())
                .as("announced")
                .isEqualTo(413);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .statusCode())
                .as("in chunks")
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc"})
    void isGivenUpWhereItsRestDoesNotComeAndTheConnectionWithIt(String begun) throws Exception {
        try (Socket caller = caller("POST /hasty", 10, begun.getBytes(StandardCharsets.US_ASCII))) {
            String answer = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("connection: close")
                    .contains("urn:modelmarket:problem:request-timeout");
        }
    }

    @Test
    void hasTimeAsLongAsItComesFastEnough() throws Exception {
        byte[] most = new byte[LIMIT / 4];
        try (Socket caller = caller("POST /hasty", most.length + 1, most)) {
            caller.setSoTimeout((int) HASTE.least().multipliedBy(4).toMillis());
            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            caller.setSoTimeout(SOCKET_MILLIS);
            caller.getOutputStream().write(1);

            assertThat(caller.getInputStream().readNBytes(12))
                    .isEqualTo("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void isNotWaitedForEitherWhereNobodyWantsIt() throws Exception {
        try (Socket caller = caller("POST /unwanted", 10, new byte[3])) {
            String answer = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).as("answered, then hung up on").startsWith("HTTP/1.1 401 ");
        }
    }

    private static Socket caller(String target, int announced, byte[] begun) throws IOException {
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        caller.setSoTimeout(SOCKET_MILLIS);
        String head = target + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + announced + "\r\n\r\n";
        caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().write(begun);
        caller.getOutputStream().flush();
        return caller;
    }

    private static void echo(RoutingContext context, Patience patience) {
        Hold hold = MEMORY.of("globex");
        RequestBody.collect(context.request(), LIMIT, patience, hold)
                .onSuccess(body -> {
                    ByteBuffer blobs = body.blobs();
                    byte[] behind = new byte[blobs.remaining()];
                    blobs.get(behind);
                    Buffer whole = Buffer.buffer(body.head()).appendBytes(behind);
                    context.response().putHeader("Apart", "" + behind.length).end(whole);
                    body.release();
                    assertThat(body.length()).isZero();
                })
                .onFailure(failure -> Answers.sendProblem(context, Failures.problem(failure, "request")))
                .onComplete(over -> hold.release());
    }

    private static HttpResponse<byte[]> post(BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(body);
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static void awaitNothingHeld() {
        Awaitility.await("all given back").until(() -> MEMORY.held() == 0);
    }
}
