package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Requests of a hundred bytes whose answers are megabytes: together they have no more than the node gives all calls.
 */
@SuppressWarnings("NullAway.Init") // fields are set before all tests
class WideAnswersIT {

    private static final Pattern HELD = Pattern.compile("(?m)^market_bodies_held_bytes(\\{.*})? (\\S+)$");
    private static final long MEMORY = 32 << 20;
    private static final int WIDE = 500_000;

    /** As tensor and text more than one caller may have. */
    private static final int WIDER = 3_000_000;

    private static final int CALLERS = 12;
    private static final int CALLS = 3;
    private static final String PATH = "/v2/models/wide.answers/infer";
    private static final String BODY = Consumer.floats("x", List.of(1), new float[] {1});

    private static ControlPlane controlPlane;
    private static ChildDataPlane node;
    private static Consumer consumer;
    private static String key;
    private static int port;

    @BeforeAll
    static void startWithLittleMemory() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.inference.body-memory", Long.toString(MEMORY));
        port = Integer.parseInt(Objects.requireNonNull(settings.get("quarkus.http.port")));
        controlPlane = new ControlPlane(settings);
        controlPlane.publish(
                "wide/answers",
                "1.0.0",
                HandMadeModels.widening(WIDE),
                ReleaseState.Status.PUBLISHED,
                SampleModel.IRIS);
        controlPlane.publish(
                "wide/wider", "1.0.0", HandMadeModels.widening(WIDER), ReleaseState.Status.PUBLISHED, SampleModel.IRIS);
        controlPlane.subscribe("wide-tenant", "wide/answers", 0);
        controlPlane.subscribe("wide-tenant", "wide/wider", 0);
        key = controlPlane.key("wide-tenant").reveal();
        node = ChildDataPlane.start(settings);
        consumer = node.consumer(key);
        Market.awaitReady(consumer, "wide.answers");
        Market.awaitReady(consumer, "wide.wider");
    }

    @AfterAll
    static void stop() {
        node.close();
        controlPlane.close();
    }

    @AfterEach
    void allIsGivenBack() {
        Awaitility.await("given back").atMost(Duration.ofSeconds(30)).until(() -> held() == 0);
        assertThat(node.log()).doesNotContain("OutOfMemoryError").doesNotContain("OutOfDirectMemoryError");
    }

    @Test
    void areAnsweredOrToldToComeAgain() {
        List<Consumer.Reply> replies = IntStream.range(0, CALLERS)
                .mapToObj(caller -> CompletableFuture.supplyAsync(WideAnswersIT::calls, Thread::startVirtualThread))
                .toList()
                .stream()
                .flatMap(some -> some.join().stream())
                .toList();

        assertThat(replies)
                .extracting(Consumer.Reply::status)
                .contains(200, 503)
                .containsOnly(200, 503);
        assertThat(replies).filteredOn(reply -> reply.status() == 503).allSatisfy(reply -> {
            assertThat(reply.json().path("type").asText()).endsWith("overloaded");
            assertThat(reply.header("Retry-After")).isEqualTo("1");
        });
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 200)
                .allSatisfy(reply -> assertThat(reply.floats()).hasSize(WIDE));
    }

    @Test
    void costNothingWhenTheirCallersLeave() throws IOException {
        byte[] request = ("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key + "\r\nContent-Length: "
                        + BODY.length() + "\r\n\r\n" + BODY)
                .getBytes(StandardCharsets.US_ASCII);
        for (int caller = 0; caller < CALLERS; caller++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(request);
                if (caller % 2 == 0) {
                    assertThat(socket.getInputStream().read()).isPositive();
                }
            }
        }

        assertThat(consumer.get("/v2/health/live").status()).isEqualTo(200);
    }

    @Test
    void areRefusedWithFiguresWhereTheyCanNeverFit() {
        Consumer.Reply reply = consumer.post("/v2/models/wide.wider/infer", BODY);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text()).contains("no caller may have more than " + MEMORY / 2);
    }

    private static List<Consumer.Reply> calls() {
        return IntStream.range(0, CALLS)
                .mapToObj(call -> consumer.post(PATH, BODY))
                .toList();
    }

    private static long held() {
        Matcher line = HELD.matcher(consumer.get("/q/metrics").text());
        assertThat(line.find()).isTrue();
        return (long) Double.parseDouble(line.group(2));
    }
}
