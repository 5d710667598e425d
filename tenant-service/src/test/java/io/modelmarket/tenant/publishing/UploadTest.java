package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class UploadTest {

    private static final int LIMIT = 8 << 20; // market.artifacts.max-bytes of the tests

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    @ConfigProperty(name = "market.artifacts.folder")
    Path artifacts;

    @TestHTTPResource
    URI service;

    Market market;
    String release;

    @BeforeEach
    void draft() {
        market = new Market(tokens);
        release = market.draft(market.tenantOf("alice"), "alice", "iris", "1.0.0");
    }

    @Test
    void takesABodyUpToTheLimit() throws Exception {
        byte[] most = new byte[LIMIT];

        Response taken = market.upload("alice", release, most);

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.<String>path("sha256")).isEqualTo(HexFormat.of().formatHex(sha256(most)));
        assertThat(partsLeft()).isEmpty();
    }

    @Test
    void refusesALongerOneByItsAnnouncedLength() {
        Response refused = market.upload("alice", release, new byte[LIMIT + 1]);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.<Integer>path("maxBytes")).isEqualTo(LIMIT);
        assertNothingStored();
    }

    @Test
    void refusesALongerOneThatDoesNotSayHowLongItIs() throws Exception {
        byte[] chunk = new byte[LIMIT + 100_000];
        HttpRequest chunked = HttpRequest.newBuilder(service.resolve(release + "/files/model.onnx"))
                .header("Authorization", "Bearer " + tokens.apply("alice"))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(chunk)))
                .build();

        HttpResponse<String> refused;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            refused = client.send(chunked, HttpResponse.BodyHandlers.ofString());
        }

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("\"maxBytes\":" + LIMIT);
        assertNothingStored();
    }

    @Test
    void refusesAnEmptyOne() {
        Response refused = market.upload("alice", release, new byte[0]);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("detail")).contains("empty");
        assertNothingStored();
    }

    @Test
    void takesOnlyTheBytesThatWereAnnounced() throws Exception {
        byte[] model = Market.model("iris");

        Response wrong = announced(model, sha256("something else".getBytes(StandardCharsets.UTF_8)));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.<String>path("detail")).contains("Content-Digest");
        assertNothingStored();

        assertThat(announced(model, sha256(model)).statusCode()).isEqualTo(200);
    }

    @Test
    void replacesTheFileOfADraft() {
        market.upload("alice", release, Market.model("digits"));
        market.upload("alice", release, Market.model("iris"));

        assertThat(market.get("alice", release).<List<Integer>>path("files.bytes"))
                .containsExactly(Market.model("iris").length);
    }

    @Test
    void keepsNothingOfAnUploadThatBreaksOff() throws Exception {
        breakOff("Content-Length: 1000000\r\n\r\n", new byte[200_000]);

        assertNothingStored();
    }

    @Test
    void keepsNothingOfAChunkedUploadThatBreaksOff() throws Exception {
        breakOff("Transfer-Encoding: chunked\r\n\r\n30d40\r\n", new byte[200_000]);

        assertNothingStored();
    }

    @Test
    void needsTheRightMediaType() {
        Response refused =
                market.as("alice").contentType(ContentType.JSON).body("{}").put(release + "/files/model.onnx");

        assertThat(refused.statusCode()).isEqualTo(415);
    }

    @Test
    void takesNoOtherFile() {
        Response refused = market.as("alice")
                .contentType(ContentType.BINARY)
                .body(new byte[1])
                .put(release + "/files/other.bin");

        assertThat(refused.statusCode()).isEqualTo(404);
    }

    private Response announced(byte[] body, byte[] digest) {
        return market.as("alice")
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")
                .contentType(ContentType.BINARY)
                .body(body)
                .put(release + "/files/model.onnx");
    }

    private void breakOff(String rest, byte[] beginning) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + release + "/files/model.onnx HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + tokens.apply("alice") + "\r\nContent-Type: application/octet-stream\r\n" + rest)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(beginning);
            out.flush();
            Awaitility.await().until(() -> !partsLeft().isEmpty());
        }
    }

    private void assertNothingStored() {
        Awaitility.await().untilAsserted(() -> assertThat(partsLeft()).isEmpty());
        assertThat(market.get("alice", release).<List<String>>path("files")).isEmpty();
        assertThat(market.get("alice", release).<List<String>>path("timeline.note"))
                .containsExactly("drafted");
    }

    private List<Path> partsLeft() throws IOException {
        Path incoming = artifacts.resolve("sha256/incoming");
        if (!Files.isDirectory(incoming)) {
            return List.of();
        }
        try (Stream<Path> parts = Files.list(incoming)) {
            return parts.toList();
        }
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
