package io.modelmarket.deploy.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.modelmarket.deploy.launcher.faults.Answers.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load's own log says of every request what came back: an answer, a refusal, a broken connection, or nothing. */
class LoadTest {
    private static final int HURRIED = 504;
    private static final Subscriber CALLER = new Subscriber("caller", "sub", "secret", 0);
    private static final int BREAK = -1;
    private static final byte[] TIMEOUT =
            "{\"type\": \"urn:modelmarket:problem:timeout\", \"status\": 504}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final AtomicInteger next = new AtomicInteger(200);
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final HttpServer server = server();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void logsWhatCameBackOfEveryRequest() throws IOException {
        Path file = folder.resolve("answers.csv");
        List<Entry> log;
        try (Answers answers = new Answers(file, () -> Instant.EPOCH)) {
            try (Load load = new Load(uri(), asked(), answers)) {
                load.start("r", List.of(CALLER));
                await().until(() -> has(answers, 200));
                await().until(() -> has(answers, HURRIED));
                next.set(429);
                await().until(() -> has(answers, 429));
                next.set(BREAK);
                await().until(() -> has(answers, Answers.BROKEN));
                server.stop(0);
                await().until(() -> has(answers, Answers.UNSENT));
            }
            log = answers.all();
        }
        Map<String, Integer> logged = new HashMap<>();
        log.forEach(entry -> assertThat(logged.put(entry.request(), entry.status()))
                .as("%s", entry)
                .isNull());
        assertThat(logged).allSatisfy((request, status) -> {
            Integer served = seen.get(request);
            switch (status) {
                case Answers.UNSENT -> assertThat(served).isNull();
                case Answers.BROKEN ->
                    assertThat(served == null ? BREAK : served)
                            .as("refused calls are told so")
                            .isNotEqualTo(429);
                default -> assertThat(served).isEqualTo(status);
            }
        });
        assertThat(log)
                .allSatisfy(entry -> assertThat(entry.ranAndFailed()).isEqualTo(entry.status() == HURRIED))
                .allSatisfy(entry -> assertThat(entry.begun()).isLessThanOrEqualTo(entry.ended()));
        assertThat(Files.readAllLines(file)).hasSize(log.size() + 1);
    }

    @Test
    void knowsWhetherACallThatBeganLaterWasAnswered() throws IOException {
        try (Answers answers = new Answers(folder.resolve("answers.csv"), () -> Instant.EPOCH);
                Load load = new Load(uri(), asked(), answers)) {
            load.start("r", List.of(CALLER));

            long now = System.nanoTime();

            assertThat(load.answeredSince(Long.MAX_VALUE)).isFalse();
            await().untilAsserted(() -> assertThat(load.answeredSince(now)).isTrue());
        }
    }

    private static boolean has(Answers answers, int status) {
        return answers.all().stream().anyMatch(entry -> entry.status() == status);
    }

    private Asked asked() throws IOException {
        return Asked.read(Files.writeString(folder.resolve("request.json"), "{\"inputs\": []}"));
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/infer");
    }

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/infer", exchange -> {
                boolean hurried = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                        .contains("\"timeout\":1");
                int status = hurried && next.get() == 200 ? HURRIED : next.get();
                seen.put(exchange.getRequestHeaders().getFirst("X-Request-Id"), status);
                if (status != BREAK) {
                    exchange.sendResponseHeaders(status, status == HURRIED ? TIMEOUT.length : -1);
                    if (status == HURRIED) {
                        exchange.getResponseBody().write(TIMEOUT);
                    }
                }
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
