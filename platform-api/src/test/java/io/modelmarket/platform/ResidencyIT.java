package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.platform.grpc.proto.ModelReadyRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** More models are published than a node has room for; all of them answer. */
class ResidencyIT {

    private static final String IRIS =
            "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[1,4],\"data\":[5.1,3.5,1.4,0.2]}]}";

    @Test
    void whatIsCalledMakesRoomForItselfAndWhatIsInUseStays() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.residency.memory", "83M");
        settings.put("market.residency.keep", "2s");
        settings.put("market.inference.timeout", "2s");
        settings.put("market.inference.max-timeout", "2s");
        try (ControlPlane controlPlane = new ControlPlane(settings)) {
            String key = controlPlane.key("globex").reveal();
            List<String> names = List.of("a", "b", "c", "d");
            for (String name : names) {
                controlPlane.publish("acme/" + name, "1.0.0", SampleModel.IRIS);
                controlPlane.subscribe("globex", "acme/" + name, 0);
            }
            try (ChildDataPlane node = ChildDataPlane.start(settings)) {
                Consumer globex = node.consumer(key);
                Awaitility.await("as many as there is room for")
                        .atMost(Market.LIMIT)
                        .until(() -> node.log()
                                        .contains(
                                                "acme/c 1.0.0 is not loaded before somebody calls it: there is no room now")
                                && node.log().contains("acme/d 1.0.0 is not loaded before")
                                && ready(globex) == 2);
                for (int round = 0; round < 2; round++) {
                    for (String name : names) {
                        Awaitility.await(name + " answers")
                                .atMost(Market.LIMIT)
                                .until(() -> globex.post("/v2/models/acme." + name + "/infer", IRIS)
                                                .status()
                                        == 200);
                        assertThat(ready(globex)).isLessThanOrEqualTo(2);
                    }
                }
                assertThat(node.log()).contains("makes room");
            }
        }
    }

    @Test
    void whileAllAreInUseAnotherIsToldToComeBack() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.residency.memory", "82M");
        settings.put("market.residency.load-at-publication", "false");
        try (ControlPlane controlPlane = new ControlPlane(settings)) {
            String key = controlPlane.key("globex").reveal();
            for (String name : List.of("used", "other")) {
                controlPlane.publish("acme/" + name, "1.0.0", SampleModel.IRIS);
                controlPlane.subscribe("globex", "acme/" + name, 0);
            }
            try (ChildDataPlane node = ChildDataPlane.start(settings)) {
                Consumer globex = node.consumer(key);
                Awaitility.await("loaded at its first call")
                        .atMost(Market.LIMIT)
                        .until(() ->
                                globex.post("/v2/models/acme.used/infer", IRIS).status() == 200);

                Awaitility.await("refused for want of room")
                        .atMost(Market.LIMIT)
                        .until(() -> globex.post("/v2/models/acme.other/infer", IRIS)
                                .text()
                                .contains("finds no room beside the models in use"));
                assertThat(globex.post("/v2/models/acme.used/infer", IRIS).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void toAskWhetherAModelIsReadyIsForWhoMayCallItAndKeepsNoPlace() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.residency.memory", "82M");
        settings.put("market.residency.load-at-publication", "false");
        try (ControlPlane controlPlane = new ControlPlane(settings);
                GrpcConsumer grpc =
                        new GrpcConsumer(Integer.parseInt(settings.getOrDefault("quarkus.grpc.server.port", "")))) {
            for (String name : List.of("called", "asked")) {
                controlPlane.publish("acme/" + name, "1.0.0", SampleModel.IRIS);
                controlPlane.subscribe("globex", "acme/" + name, 0);
            }
            String key = controlPlane.key("globex").reveal();
            String partners = controlPlane.key("acme").reveal();
            try (ChildDataPlane node = ChildDataPlane.start(settings)) {
                String strangers = controlPlane.key("stranger").reveal();
                Consumer stranger = node.consumer(strangers);
                Awaitility.await("the stranger is known")
                        .atMost(Market.LIMIT)
                        .until(() -> stranger.get("/v1/models").status() == 200);
                assertThat(stranger.get("/v2/models/acme.asked/ready").text()).contains("no-subscription");
                assertThat(catchThrowableOfType(
                                        StatusRuntimeException.class, () -> ready(grpc, strangers, "acme.asked"))
                                .getStatus()
                                .getCode())
                        .isEqualTo(Status.Code.PERMISSION_DENIED);
                assertThat(index(node.consumer(key), "UNAVAILABLE"))
                        .as("a stranger has had nothing loaded")
                        .isEqualTo(2);

                assertThat(ready(grpc, key, "acme.asked")).isFalse();
                Awaitility.await("loaded because somebody asked")
                        .atMost(Market.LIMIT)
                        .until(() -> ready(grpc, key, "acme.asked"));

                Awaitility.await("a call does not wait until it is idle")
                        .atMost(Market.LIMIT)
                        .until(() -> node.consumer(key)
                                        .post("/v2/models/acme.called/infer", IRIS)
                                        .status()
                                == 200);
                Awaitility.await("and keeps its place")
                        .atMost(Market.LIMIT)
                        .until(() -> node.consumer(partners)
                                .get("/v2/models/acme.asked/ready")
                                .text()
                                .contains("finds no room beside the models in use"));
                assertThat(ready(grpc, key, "acme.called")).isTrue();
            }
        }
    }

    private static boolean ready(GrpcConsumer grpc, String key, String model) {
        return grpc.with("x-api-key", key)
                .modelReady(ModelReadyRequest.newBuilder().setName(model).build())
                .getReady();
    }

    private static long ready(Consumer consumer) {
        return index(consumer, "READY");
    }

    /** How many releases stand so; to look at the index has nothing loaded. */
    private static long index(Consumer consumer, String state) {
        return StreamSupport.stream(
                        consumer.post("/v2/repository/index", "").json().spliterator(), false)
                .filter(entry -> entry.get("state").asText().equals(state))
                .count();
    }
}
