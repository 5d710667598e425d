package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers are the trained models' own, the same whichever way they were asked for. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class AnswersTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    private static Consumer globex = new Consumer(java.net.URI.create("http://127.0.0.1"), null);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/iris", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("globex", "acme/iris", 0);
            globex = Market.consumer(controlPlane.key("globex").reveal());
        }
        Market.awaitReady(globex, "acme.iris");
    }

    @Test
    void answersIrisInJson() throws IOException {
        JsonNode eval = Consumer.JSON.readTree(SampleModel.IRIS.read("eval.json"));
        for (int i = 0; i < eval.get("x").size(); i++) {
            float[] x = floats(eval.get("x").get(i));

            Consumer.Reply reply =
                    globex.post("/v2/models/acme.iris/infer", Consumer.floats("features", List.of(1, 4), x));

            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            float[] expected = floats(eval.get("expected_probabilities").get(i));
            for (int c = 0; c < expected.length; c++) {
                assertThat(reply.floats()[c]).isCloseTo(expected[c], CLOSE);
            }
        }
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }
}
