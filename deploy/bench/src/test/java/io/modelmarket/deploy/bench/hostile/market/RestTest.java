package io.modelmarket.deploy.bench.hostile.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.deploy.bench.hostile.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void takesWhatNeverEndsForHanging() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Rest rest = new Rest()) {
            Thread.ofPlatform().daemon().start(() -> begin(server, 1_000, "half of it"));

            assertThatThrownBy(() -> rest.send(to(server), PATIENCE))
                    .isInstanceOfSatisfying(
                            HostFailure.class,
                            failure -> assertThat(failure.finding()).isEqualTo(Finding.HUNG));
        }
    }

    @Test
    void takesWhatIsCutOffForAFailure() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Rest rest = new Rest()) {
            Thread.ofPlatform().daemon().start(() -> cut(server));

            assertThatThrownBy(() -> rest.send(to(server), Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(
                            HostFailure.class,
                            failure -> assertThat(failure.finding()).isEqualTo(Finding.THREW));
        }
    }

    @Test
    void keepsTheBeginningOfALongAnswer() throws IOException, HostFailure {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Rest rest = new Rest()) {
            String longOne = "x".repeat(1 << 20);
            Thread.ofPlatform().daemon().start(() -> begin(server, longOne.length(), longOne));

            Rest.Reply reply = rest.send(to(server), Duration.ofSeconds(20));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).hasSize(1 << 18);
            assertThat(reply.json().isMissingNode()).isTrue();
        }
    }

    private static HttpRequest to(ServerSocket server) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    /** Leaves the connection open behind what it sends. */
    private static void begin(ServerSocket server, int length, String body) {
        try {
            Socket socket = server.accept();
            socket.getInputStream().read();
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void cut(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
