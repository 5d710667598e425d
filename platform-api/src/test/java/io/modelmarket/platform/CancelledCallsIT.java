package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For a caller who has gone nothing is run any more, whatever he came over and however far his call was. */
@SuppressWarnings("NullAway.Init") // fields are set before all tests
class CancelledCallsIT {

    /** Well below the deadline that would end the call too. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String MODEL = "hangs.cancelled";
    private static final String INFER = "/v2/models/" + MODEL + "/infer";
    private static final Pattern CANCELLED =
            Pattern.compile("market_calls_seconds_count\\{model=\"hangs/cancelled\",outcome=\"cancelled\"} (\\S+)");
    private static final int MANY = 1_500_000;

    private static ControlPlane controlPlane;
    private static ChildDataPlane node;
    private static Consumer consumer;
    private static LeavingCallers callers;
    private static int http;
    private static String key;

    @BeforeAll
    static void startWithRoomForOneRun() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.worker.connections", "1");
        settings.put("market.quarantine.crashes", "100");
        controlPlane = new ControlPlane(settings);
        controlPlane.publish(
                "hangs/cancelled",
                "1.0.0",
                HandMadeModels.endlessIfPositive(),
                ReleaseState.Status.PUBLISHED,
                SampleModel.IRIS);
        controlPlane.subscribe("leaving", "hangs/cancelled", 0);
        key = controlPlane.key("leaving").reveal();
        node = ChildDataPlane.start(settings);
        consumer = node.consumer(key);
        http = Integer.parseInt(settings.getOrDefault("quarkus.http.port", ""));
        callers =
                new LeavingCallers(http, Integer.parseInt(settings.getOrDefault("quarkus.grpc.server.port", "")), key);
        Market.awaitReady(consumer, MODEL);
    }

    @AfterAll
    static void stop() {
        callers.close();
        node.close();
        controlPlane.close();
    }

    @ParameterizedTest
    @EnumSource(LeavingCallers.Way.class)
    void aCallThatRunsIsEnded(LeavingCallers.Way way) {
        int before = cancelled();
        Runnable leave = callers.begin(way, MODEL);
        awaitUnderWay(1);

        leave.run();

        awaitCancelled(before + 1);
        assertThat(consumer.post(INFER, Consumer.floats("x", List.of(1), new float[] {-1}))
                        .status())
                .as("the worker is free")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(LeavingCallers.Way.class)
    void aCallThatWaitsForAnotherIsNotBegun(LeavingCallers.Way way) {
        int before = cancelled();
        Runnable leaveFirst = callers.begin(LeavingCallers.Way.GRPC, MODEL);
        awaitUnderWay(1);
        Runnable leave = callers.begin(way, MODEL);
        awaitUnderWay(2);

        leave.run();

        awaitCancelled(before + 1);
        awaitUnderWay(1);
        leaveFirst.run();
        awaitCancelled(before + 2);
    }

    @Test
    void aCallIsEndedWhoseCallerGoesWhileItsBodyIsDecoded() throws IOException {
        int before = cancelled();
        String numbers = "1.25,".repeat(MANY);
        byte[] body = ("{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[" + MANY + "],\"data\":["
                        + numbers.substring(0, numbers.length() - 1) + "]}]}")
                .getBytes(StandardCharsets.US_ASCII);

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http);
                OutputStream out = socket.getOutputStream()) {
            out.write(("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key + "\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        }

        awaitCancelled(before + 1);
    }

    private static void awaitUnderWay(int calls) {
        Awaitility.await(calls + " under way")
                .atMost(SOON)
                .until(() -> consumer.get("/q/metrics").text().contains("market_calls_in_flight " + calls + ".0"));
    }

    private static void awaitCancelled(int calls) {
        Awaitility.await(calls + " cancelled").atMost(SOON).until(() -> cancelled() == calls);
    }

    private static int cancelled() {
        Matcher count = CANCELLED.matcher(consumer.get("/q/metrics").text());
        return count.find() ? (int) Double.parseDouble(count.group(1)) : 0;
    }
}
