package io.modelmarket.deploy.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {

    private static final Path SAMPLES = Path.of(System.getProperty("market.root"), "deploy/samples");
    private static final Endpoint ENDPOINT = new Endpoint("127.0.0.1", 8000, "acme.model", "secret");

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MOBILENET_V2", "MINILM_L6"})
    void hasExamplesOfOneShape(SampleModel model) {
        Workload workload = Workload.load(model, SAMPLES);

        long elements = workload.shape().stream().reduce(1L, (one, other) -> one * other);
        int width = model.datatype().equals("INT64") ? Long.BYTES : Float.BYTES;
        assertThat(workload.examples())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(example -> assertThat(example.raw()).hasSize((int) elements * width));
    }

    @Test
    void writesBothInputsOfASentence() {
        Workload workload = Workload.drawn(SampleModel.MINILM_L6);

        byte[] bytes = Requests.http(workload, Encoding.BINARY, ENDPOINT).getFirst();

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .contains("{\"name\":\"input_ids\",\"shape\":[1, 32],\"datatype\":\"INT64\","
                        + "\"parameters\":{\"binary_data_size\":256}},{\"name\":\"attention_mask\"");
        assertThat(Requests.grpc(workload, ENDPOINT).getFirst().getRawInputContentsList())
                .hasSize(2);
    }

    @Test
    void drawsTheSameExamplesAgain() {
        Workload one = Workload.drawn(SampleModel.MOBILENET_V2);
        Workload other = Workload.drawn(SampleModel.MOBILENET_V2);

        assertThat(one.examples().getLast().raw(0))
                .isEqualTo(other.examples().getLast().raw(0))
                .hasSize(3 * 224 * 224 * Float.BYTES)
                .isNotEqualTo(one.examples().getFirst().raw(0));
    }

    @Test
    void writesAWholeJsonRequest() {
        Workload workload = Workload.load(SampleModel.IRIS_MLP, SAMPLES);

        String request =
                new String(Requests.http(workload, Encoding.JSON, ENDPOINT).getFirst(), StandardCharsets.UTF_8);

        String body = "{\"inputs\":[{\"name\":\"features\",\"shape\":[1, 4],\"datatype\":\"FP32\","
                + "\"data\":[5.4,3.7,1.5,0.2]}]}";
        assertThat(request)
                .isEqualTo("POST /v2/models/acme.model/infer HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n"
                        + "Authorization: Bearer secret\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    @Test
    void saysInABinaryRequestWhereTheBytesBegin() {
        Workload workload = Workload.load(SampleModel.TEXT_LSTM, SAMPLES);

        byte[] bytes = Requests.http(workload, Encoding.BINARY, ENDPOINT).getFirst();

        String request = new String(bytes, StandardCharsets.ISO_8859_1);
        int json = request.indexOf("\r\n\r\n") + 4;
        int raw = workload.examples().getFirst().raw().length;
        assertThat(request)
                .contains("Inference-Header-Content-Length: " + (bytes.length - json - raw) + "\r\n")
                .contains("\"binary_data_size\":" + raw + "}")
                .contains("Content-Length: " + (bytes.length - json) + "\r\n");
    }

    @Test
    void knowsARightOutputFromAWrongOne() {
        Example example = Example.of(new float[] {1}, new float[] {0.25f, 0.75f});

        assertThat(example.matches(new float[] {0.25001f, 0.74999f})).isTrue();
        assertThat(example.matches(new float[] {0.75f, 0.25f})).isFalse();
        assertThat(example.matches(new float[] {0.25f})).isFalse();
        assertThat(example.matches(new float[] {Float.NaN, 0.75f})).isFalse();
    }

    @Test
    void keepsTheKeyOutOfMessages() {
        assertThat(ENDPOINT.toString()).isEqualTo("127.0.0.1:8000/acme.model").doesNotContain("secret");
    }

    @Test
    void takesAnAnswerWithoutOutputsForEmpty() {
        assertThat(Outputs.ofHttp("no JSON".getBytes(StandardCharsets.UTF_8), -1))
                .isEmpty();
        assertThat(Outputs.ofHttp("{\"error\":\"x\"}".getBytes(StandardCharsets.UTF_8), -1))
                .isEmpty();
    }
}
