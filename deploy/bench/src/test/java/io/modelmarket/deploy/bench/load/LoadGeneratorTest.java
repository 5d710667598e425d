package io.modelmarket.deploy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.modelmarket.deploy.bench.process.FreePort;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Endpoint;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against small servers that misbehave in known ways. */
class LoadGeneratorTest {

    private static final Path SAMPLES = Path.of(System.getProperty("market.root"), "deploy/samples");
    private static final String WRONG = "{\"outputs\":[{\"data\":[9,9,9]}]}";

    private final LoadGenerator generator = new LoadGenerator(SAMPLES, Duration.ofSeconds(2));
    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    @AfterEach
    void end() {
        server.stop(0);
        generator.close();
    }

    @Test
    void countsEveryAnswerAndMeasuresItsTime() {
        answer("/v2/models/slow/infer", exchange -> {
            served.incrementAndGet();
            work(5);
            reply(exchange, 200, WRONG);
        });

        AtomicInteger before = new AtomicInteger();
        LoadReport report = generator.run(order("slow", 4, 0), () -> before.set(served.get()));

        // At either end, each connection has at most one request that the server has seen and the count has not.
        int meanwhile = served.get() - before.get();
        assertThat(report.failures()).isEmpty();
        assertThat(report.answers()).isPositive().isBetween(meanwhile - 4L, meanwhile + 4L);
        assertThat(report.latency().p50()).isGreaterThan(5_000);
        assertThat(report.latency().p99())
                .isGreaterThanOrEqualTo(report.latency().p50());
        assertThat(report.throughput()).isBetween(1.0, 4 / 0.005);
    }

    @Test
    void countsWrongOutputsAmongThoseItLooksInto() {
        answer("/v2/models/wrong/infer", exchange -> reply(exchange, 200, WRONG));

        LoadReport report = generator.run(order("wrong", 2, 1), () -> {});

        assertThat(report.checked()).isEqualTo(report.answers()).isPositive();
        assertThat(report.failures()).isEqualTo(Map.of("wrong output", report.checked()));
    }

    @Test
    void countsRefusalsApartFromAnswers() {
        answer("/v2/models/half/infer", exchange -> {
            boolean refuse = served.getAndIncrement() % 2 == 0;
            reply(exchange, refuse ? 429 : 200, refuse ? "quota" : WRONG);
        });

        LoadReport report = generator.run(order("half", 1, 0), () -> {});

        assertThat(report.failures()).containsOnlyKeys("status 429: quota");
        assertThat(report.failed()).isBetween(report.answers() - 2, report.answers() + 2);
        assertThat(report.answers() + report.failed()).isLessThanOrEqualTo(served.get());
    }

    @Test
    void opensABrokenConnectionAgain() {
        answer("/v2/models/broken/infer", exchange -> {
            if (served.getAndIncrement() % 5 == 0) {
                exchange.close();
            } else {
                reply(exchange, 200, WRONG);
            }
        });

        LoadReport report = generator.run(order("broken", 2, 0), () -> {});

        assertThat(report.answers()).isPositive();
        assertThat(report.failures().keySet()).isNotEmpty().allMatch(reason -> reason.startsWith("connection"));
    }

    @Test
    void doesNotTakeSilenceForSuccess() throws IOException {
        List<Socket> held = new ArrayList<>();
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread accepting = Thread.ofVirtual().start(() -> accept(silent, held));

            LoadReport report = generator.run(order(silent.getLocalPort(), "any", 3, 0), () -> {});

            assertThat(report.answers()).isZero();
            assertThat(report.failures()).containsExactly(Map.entry("no answer, long after the round", 3L));
            assertThat(accepting.isAlive()).isTrue();
        }
    }

    @Test
    void waitsForWhatIsAnsweredAfterTheRound() {
        answer("/v2/models/later/infer", exchange -> replyLater(exchange, 200, WRONG));

        LoadReport report = generator.run(order("later", 3, 0), () -> {});

        assertThat(report.answers()).isZero();
        assertThat(report.failures()).isEmpty();
        assertThat(report.latency().max()).isGreaterThan(600_000);
    }

    @Test
    void countsWhatIsRefusedAfterTheRound() {
        answer("/v2/models/late/infer", exchange -> replyLater(exchange, 504, "deadline"));

        LoadReport report = generator.run(order("late", 3, 0), () -> {});

        assertThat(report.failures()).containsExactly(Map.entry("status 504: deadline", 3L));
    }

    @Test
    void saysThatNobodyListens() {
        LoadReport report = generator.run(order(FreePort.find(), "any", 1, 0), () -> {});

        assertThat(report.answers()).isZero();
        assertThat(report.failures().keySet()).isNotEmpty().allMatch(reason -> reason.startsWith("cannot connect"));
    }

    @Test
    void saysWhenTheMeasuredTimeBegins() {
        answer("/v2/models/any/infer", exchange -> {
            served.incrementAndGet();
            reply(exchange, 200, WRONG);
        });
        AtomicInteger before = new AtomicInteger();

        LoadReport report = generator.run(order("any", 1, 0), () -> before.set(served.get()));

        assertThat(before.get()).isPositive();
        assertThat(report.answers()).isLessThanOrEqualTo(served.get() - before.get() + 1L);
    }

    private LoadOrder order(String model, int connections, int checkEvery) {
        return order(server.getAddress().getPort(), model, connections, checkEvery);
    }

    /** Every answer is checked where {@code checkEvery} is 1, none where it is 0. */
    private static LoadOrder order(int port, String model, int connections, int checkEvery) {
        return new LoadOrder(
                new Endpoint("127.0.0.1", port, model, null),
                SampleModel.IRIS_MLP,
                Encoding.JSON,
                connections,
                new LoadOrder.Timing(150, 400, checkEvery == 0 ? Integer.MAX_VALUE : checkEvery));
    }

    private void answer(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
        });
        server.start();
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void accept(ServerSocket silent, List<Socket> held) {
        try {
            while (true) {
                held.add(silent.accept());
            }
        } catch (IOException e) {
            held.clear(); // the test is over
        }
    }

    /** When the round is over. */
    private static void replyLater(HttpExchange exchange, int status, String body) {
        CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS).execute(() -> {
            try {
                reply(exchange, status, body);
            } catch (IOException e) {
                exchange.close();
            }
        });
    }

    private static void work(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
