package io.modelmarket.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of every length arrive whole, announced or not, in however many pieces. */
class RequestBodyTest {

    private static final int LIMIT = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static Vertx vertx;
    private static HttpServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        server = vertx.createHttpServer()
                .requestHandler(request -> RequestBody.collect(request, LIMIT, PATIENCE)
                        .onSuccess(body -> request.response().end(Buffer.buffer(body)))
                        .onFailure(failure ->
                                request.response().setStatusCode(413).end(String.valueOf(failure.getMessage()))))
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

    @Test
    void isGivenUpWhereItsRestDoesNotCome() throws Exception {
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            caller.setSoTimeout((int) PATIENCE.multipliedBy(6).toMillis());
            caller.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"
                            .getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            byte[] answer = new byte[400];
            int length = caller.getInputStream().read(answer);

            assertThat(new String(answer, 0, length, StandardCharsets.US_ASCII)).contains("413");
        }
    }

    private static HttpResponse<byte[]> post(BodyPublisher body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort());
        return client.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofByteArray());
    }
}
