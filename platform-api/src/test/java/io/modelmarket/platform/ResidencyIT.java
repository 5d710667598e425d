package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.util.List;
import java.util.Map;
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
        settings.put("market.residency.keep", "1s");
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
                                && ready(globex, names) == 2);
                for (int round = 0; round < 2; round++) {
                    for (String name : names) {
                        Awaitility.await(name + " answers")
                                .atMost(Market.LIMIT)
                                .until(() -> globex.post("/v2/models/acme." + name + "/infer", IRIS)
                                                .status()
                                        == 200);
                        assertThat(ready(globex, names)).isLessThanOrEqualTo(2);
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

    private static long ready(Consumer consumer, List<String> names) {
        return names.stream()
                .filter(name ->
                        consumer.get("/v2/models/acme." + name + "/ready").status() == 200)
                .count();
    }
}
