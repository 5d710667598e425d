package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.vertx.core.http.HttpClientRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever holds the node's memory by not going on is hung up on; here after a second, and one for each 64 KiB. */
@SuppressWarnings("NullAway.Init") // fields are set before all tests
class SlowCallersIT {

    private static final Duration SOON = Duration.ofSeconds(25);
    private static final Pattern HELD = Pattern.compile("(?m)^market_bodies_held_bytes(\\{.*})? (\\S+)$");
    private static final int NUMBERS = 32 << 10;
    private static final int CALLS = 500;

    /** As many numbers as fit into what may be sent unasked; the answer is longer than that. */
    private static final int FEW = 30_000;

    private static final byte[] JSON = ("{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[" + FEW
                    + "],\"data\":[" + "0,".repeat(FEW - 1) + "0]}]}")
            .getBytes(StandardCharsets.US_ASCII);

    private static ControlPlane controlPlane;
    private static ChildDataPlane node;
    private static Consumer consumer;
    private static RawCalls calls;
    private static String key;
    private static int restPort;
    private static int grpcPort;

    @BeforeAll
    static void startInAHurry() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.inference.body-timeout", "1s");
        controlPlane = new ControlPlane(settings);
        controlPlane.publish(
                "slow/callers", "1.0.0", HandMadeModels.withIds(), ReleaseState.Status.PUBLISHED, SampleModel.IRIS);
        controlPlane.subscribe("slow-caller", "slow/callers", 0);
        key = controlPlane.key("slow-caller").reveal();
        node = ChildDataPlane.start(settings);
        consumer = node.consumer(key);
        restPort = port(settings, "quarkus.http.port");
        grpcPort = port(settings, "quarkus.grpc.server.port");
        calls = new RawCalls(restPort, grpcPort, key);
        Market.awaitReady(consumer, "slow.callers");
    }

    @AfterAll
    static void stop() {
        calls.close();
        node.close();
        controlPlane.close();
    }

    @AfterEach
    void others() {
        assertThat(consumer.post("/v2/models/slow.callers/infer", Consumer.floats("x", List.of(1), new float[] {1}))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMessageThatDoesNotComeToItsEnd() {
        assertGivenUp(calls.grpc("ModelInfer", RawCalls.begun(1 << 20, 100_000)));
    }

    @Test
    void aWholeMessageOfACallThatDoesNotEnd() {
        assertGivenUp(calls.grpc("ModelInfer", RawCalls.framed(large().toByteArray())));
    }

    @Test
    void aStrangersMessageThatDoesNotComeToItsEnd() {
        assertGivenUp(calls.ofStranger("ModelReady", RawCalls.begun(60_000, 50_000)));
    }

    @Test
    void anAnswerOverGrpcThatIsNotRead() {
        HttpClientRequest call = calls.grpc("ModelInfer", RawCalls.framed(large().toByteArray()));
        call.end();
        assertGivenUp(call);
    }

    @Test
    void anAnswerInAStreamThatIsNotRead() {
        assertGivenUp(calls.grpc("ModelStreamInfer", RawCalls.framed(large().toByteArray())));
    }

    @Test
    void anAnswerOverRestForWhichNoWindowIsGranted() {
        try (RawHttp2 caller = new RawHttp2(restPort, RawHttp2.USUAL_WINDOW)) {
            caller.request("POST", "/v2/models/slow.callers/infer", Map.of("x-api-key", key), JSON);

            Awaitility.await("it holds memory").atMost(SOON).until(() -> held() > JSON.length);

            Awaitility.await("given back").atMost(SOON).until(() -> held() == 0);
        }
    }

    @Test
    void aConnectionOverGrpcWhoseOtherSideGivesNoSign() {
        try (RawHttp2 caller = new RawHttp2(grpcPort, RawHttp2.ENDLESS_WINDOW)) {
            caller.request(
                    "POST",
                    "/inference.GRPCInferenceService/ServerLive",
                    Map.of("content-type", "application/grpc", "te", "trailers"),
                    RawCalls.framed(new byte[0]).getBytes());

            assertThat(caller.endsWithin((int) SOON.toMillis())).isTrue();
        }
    }

    @Test
    void aConnectionOverGrpcHasSoManyCallsAtATime() {
        HttpClientRequest call = calls.ofStranger("ModelReady", RawCalls.framed(new byte[0]));

        Awaitility.await("it is told")
                .atMost(SOON)
                .until(() -> call.connection().remoteSettings().getMaxConcurrentStreams() == CALLS);
        call.end();
    }

    private static void assertGivenUp(HttpClientRequest call) {
        Awaitility.await("it holds memory").atMost(SOON).until(() -> held() > 0);

        Awaitility.await("given up").atMost(SOON).until(calls.reset(call)::isDone);

        Awaitility.await("given back").atMost(SOON).until(() -> held() == 0);
    }

    private static ModelInferRequest large() {
        return GrpcConsumer.raw("slow.callers", "x", List.of((long) NUMBERS), new float[] {}).toBuilder()
                .setRawInputContents(0, ByteString.copyFrom(new byte[NUMBERS * Float.BYTES]))
                .build();
    }

    private static long held() {
        Matcher line = HELD.matcher(consumer.get("/q/metrics").text());
        assertThat(line.find()).isTrue();
        return (long) Double.parseDouble(line.group(2));
    }

    private static int port(Map<String, String> settings, String name) {
        return Integer.parseInt(Objects.requireNonNull(settings.get(name)));
    }
}
