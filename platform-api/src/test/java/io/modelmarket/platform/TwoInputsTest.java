package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs of one request may come in JSON and in binary, in any order: blobs follow in the order of their inputs. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class TwoInputsTest {

    private static final String INFER = "/v2/models/two.subtracting/infer";
    private static final float[] X = {5, 7, 9};
    private static final float[] LESS = {1, 2, 4};
    private static final float[] EXPECTED = {4, 5, 5};

    private static String key = "";

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish(
                    "two/subtracting",
                    "1.0.0",
                    HandMadeModels.subtracting(),
                    ReleaseState.Status.PUBLISHED,
                    SampleModel.IRIS);
            controlPlane.subscribe("two-tenant", "two/subtracting", 0);
            key = controlPlane.key("two-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), "two.subtracting");
    }

    @ParameterizedTest
    @CsvSource({
        "x json, less binary",
        "x binary, less json",
        "less binary, x json",
        "less json, x binary",
        "x json, less json",
        "x binary, less binary",
        "less binary, x binary"
    })
    void mixInAnyOrder(String first, String second) {
        Consumer.Reply reply = post(first, second);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.floats()).containsExactly(EXPECTED);
    }

    @Test
    void oneThatSaysItIsBinaryAndHasDataTooIsRefused() {
        String head = "{\"inputs\":[" + input("x", X, true).replace("}}", "},\"data\":[5,7,9]}") + ","
                + input("less", LESS, false) + "]}";

        assertThat(Market.consumer(key)
                        .post(
                                INFER,
                                Consumer.concat(head, Consumer.littleEndian(X)),
                                Consumer.HEAD_LENGTH,
                                Integer.toString(head.length()))
                        .status())
                .isEqualTo(400);
    }

    private static Consumer.Reply post(String... inputs) {
        String head = Arrays.stream(inputs)
                .map(input -> input(name(input), values(input), input.endsWith(" binary")))
                .collect(Collectors.joining(",", "{\"inputs\":[", "]}"));
        byte[] body = Consumer.concat(head, new byte[0]);
        for (String input : inputs) {
            if (input.endsWith(" binary")) {
                byte[] blob = Consumer.littleEndian(values(input));
                int before = body.length;
                body = Arrays.copyOf(body, before + blob.length);
                System.arraycopy(blob, 0, body, before, blob.length);
            }
        }
        return Market.consumer(key).post(INFER, body, Consumer.HEAD_LENGTH, Integer.toString(head.length()));
    }

    private static String input(String name, float[] values, boolean binary) {
        List<Float> data = List.of(values[0], values[1], values[2]);
        return "{\"name\":\"" + name + "\",\"datatype\":\"FP32\",\"shape\":[3],"
                + (binary ? "\"parameters\":{\"binary_data_size\":12}}" : "\"data\":" + data + "}");
    }

    private static String name(String input) {
        return input.substring(0, input.indexOf(' '));
    }

    private static float[] values(String input) {
        return name(input).equals("x") ? X : LESS;
    }
}
