package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in over HTTP, the answer is the caller's mistake in a sentence, and the next call is served. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class RubbishTest {

    private static final String INFER = "/v2/models/acme.rubbish/infer";
    private static final String CALL =
            "{\"id\":\"a\",\"parameters\":{\"timeout\":9000000,\"priority\":1},\"inputs\":[{\"name\":\"features\","
                    + "\"datatype\":\"FP32\",\"shape\":[1,4],\"data\":[5.1,3.5,1.4,0.2]}],"
                    + "\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"binary_data\":false}}]}";
    private static final String BINARY = "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[1,4],"
            + "\"parameters\":{\"binary_data_size\":16}}]}";

    private static String key = "";

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/rubbish", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("rubbish-tenant", "acme/rubbish", 0);
            key = controlPlane.key("rubbish-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), "acme.rubbish");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ofJsonIsTheCallersMistake(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            byte[] body = MutatedCall.of(CALL, random);
            assertAnswered(consumer().post(INFER, body), "seed %d, body %d: %s", seed, i, text(body));
        }
        assertServed();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"timeout\":9000000', '\"timeout\":-1', timeout",
        "'\"timeout\":9000000', '\"timeout\":9223372036854775808', 64 bits",
        "'\"timeout\":9000000', '\"timeout\":1e400', timeout",
        "'\"timeout\":9000000', '\"timeout\":\"soon\"', timeout",
        "'\"priority\":1', '\"priority\":4294967296', priority",
        "'[1,4]', '[4611686018427387904,4]', too many elements",
        "'[1,4]', '[1,-4]', not negative",
        "'[1,4]', '[1000,4]', takes",
        "'[5.1,3.5,1.4,0.2]', '[5.1,3.5,1.4,1e39]', element 3",
        "'[5.1,3.5,1.4,0.2]', '[5.1,3.5,1.4,NaN]', not JSON",
        "probabilities, nothing, no output",
        "'\"binary_data\":false', '\"classification\":-1', classification",
    })
    void saysWhatIsWrong(String from, String to, String says) {
        Consumer.Reply reply = consumer().post(INFER, CALL.replace(from, to));

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).contains(says);
    }

    @Test
    void theLongestAndTheShortestTimeoutAreTimeouts() {
        assertThat(consumer()
                        .post(INFER, CALL.replace("9000000", "9223372036854775807"))
                        .status())
                .isEqualTo(200);
        assertThat(consumer().post(INFER, CALL.replace("9000000", "0")).status())
                .isEqualTo(200);
        assertThat(consumer().post(INFER, CALL.replace("9000000", "1")).status())
                .isIn(200, 504);
    }

    @Test
    void specialNumbersAndNoRowsAreNumbersAndRows() {
        Consumer.Reply special = consumer().post(INFER, CALL.replace("5.1,3.5", "\"NaN\",\"-Infinity\""));
        assertThat(special.status()).as(special.text()).isEqualTo(200);
        Consumer.Reply none =
                consumer().post(INFER, CALL.replace("[1,4]", "[0,4]").replace("5.1,3.5,1.4,0.2", ""));
        assertThat(none.status()).as(none.text()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+5", "0x10", "99999999999999999999", "1e3", "16,16", "''", "2147483647", "3"})
    void ofAHeadersLengthIsTheCallersMistake(String length) {
        byte[] body = Consumer.concat(BINARY, new byte[16]);

        Consumer.Reply reply = consumer().post(INFER, body, Consumer.HEAD_LENGTH, length);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "15", "17", "2147483648", "9223372036854775807", "9223372036854775808", "1.5"})
    void ofABlobsSizeIsTheCallersMistake(String size) {
        String head = BINARY.replace("_size\":16", "_size\":" + size);

        Consumer.Reply reply = consumer()
                .post(
                        INFER,
                        Consumer.concat(head, new byte[16]),
                        Consumer.HEAD_LENGTH,
                        Integer.toString(head.length()));

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aBombIsTooLarge(int layers) throws IOException {
        byte[] bomb = new byte[80 << 20];
        for (int i = 0; i < layers; i++) {
            bomb = gzip(bomb);
        }

        Consumer.Reply reply = consumer().post(INFER, bomb, "Content-Encoding", "gzip");

        assertThat(reply.status()).isIn(400, 413);
        assertThat(consumer()
                        .post(INFER, new byte[] {31, -117, 8}, "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(400);
        assertThat(consumer()
                        .post(INFER, CALL, "Content-Encoding", "gzip, gzip")
                        .status())
                .isEqualTo(415);
        assertServed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/models/%zz/infer",
                "/v2/models/%/infer",
                "/v2/models/acme.rubbish/versions/%ff%fe/infer",
                "/v2/models/%00/infer",
                "/v2/models//infer",
                "/v2/models/acme.rubbish/infer?%zz=%"
            })
    void ofAPathIsTheCallersMistake(String path) throws IOException {
        String answer = raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key
                + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 4");
        assertServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: -1", "Content-Length: 1e3", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void ofFramingIsTheCallersMistake(String header) throws IOException {
        String answer = raw("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key + "\r\nConnection: close\r\n"
                + header + "\r\n\r\n{}");

        assertThat(answer)
                .satisfiesAnyOf(
                        said -> assertThat(said).startsWith("HTTP/1.1 4"),
                        said -> assertThat(said).isEmpty());
        assertServed();
    }

    @Test
    void streamsThatAreResetLeaveNothingBehind() {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));
            int port = Integer.parseInt(Market.settings().getOrDefault("quarkus.http.test-port", ""));
            CompletableFuture<?>[] resets = IntStream.range(0, 60)
                    .mapToObj(i -> client.request(HttpMethod.POST, port, "127.0.0.1", INFER)
                            .compose(request -> {
                                request.setChunked(true).putHeader("X-API-Key", key);
                                return request.write(Buffer.buffer(i % 2 == 0 ? "{\"inputs\":" : CALL))
                                        .onComplete(sent -> request.reset());
                            })
                            .otherwiseEmpty()
                            .toCompletionStage()
                            .toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(resets).join();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        Awaitility.await("calls under way")
                .atMost(Market.LIMIT)
                .until(() -> Market.consumer("").get("/q/metrics").text().contains("market_calls_in_flight 0.0"));
        assertServed();
    }

    private static void assertAnswered(Consumer.Reply reply, String what, Object... arguments) {
        assertThat(reply.status()).as(what, arguments).isIn(200, 400, 413, 504);
        if (reply.status() != 200) {
            JsonNode problem = reply.json();
            assertThat(problem.path("detail").asText()).as(what, arguments).isNotBlank();
            assertThat(problem.path("detail").asText())
                    .as(what, arguments)
                    .doesNotContain("Exception", "io.modelmarket");
        }
    }

    private static void assertServed() {
        Consumer.Reply reply = consumer().post(INFER, CALL);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static Consumer consumer() {
        return Market.consumer(key);
    }

    private static String raw(String request) throws IOException {
        int port = Integer.parseInt(Market.settings().getOrDefault("quarkus.http.test-port", ""));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Market.LIMIT.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
