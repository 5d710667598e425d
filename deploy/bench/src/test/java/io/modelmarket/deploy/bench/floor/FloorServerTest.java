package io.modelmarket.deploy.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.FreePort;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Endpoint;
import io.modelmarket.deploy.bench.sample.Outputs;
import io.modelmarket.deploy.bench.sample.Requests;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.bench.sample.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorServerTest {

    private static final Path SAMPLES = Path.of(System.getProperty("market.root"), "deploy/samples");
    private static final int PORT = FreePort.find();
    private static FloorServer server;

    @BeforeAll
    static void start() throws OrtException {
        server = FloorServer.start(PORT, SAMPLES, false);
    }

    @AfterAll
    static void end() throws OrtException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DIGITS_CNN,JSON",
        "DIGITS_CNN,BINARY",
        "IRIS_MLP,JSON",
        "IRIS_MLP,BINARY",
        "TEXT_LSTM,JSON",
        "TEXT_LSTM,BINARY"
    })
    void answersAsTheEvaluationSays(SampleModel model, Encoding encoding) throws IOException {
        Workload workload = Workload.load(model, SAMPLES);
        List<byte[]> requests = Requests.http(workload, encoding, new Endpoint("127.0.0.1", PORT, model.label(), null));

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            for (int i = 0; i < requests.size(); i++) {
                socket.getOutputStream().write(requests.get(i));
                assertThat(workload.examples().get(i).matches(output(socket.getInputStream(), encoding)))
                        .as("%s %s, example %d", model, encoding, i)
                        .isTrue();
            }
        }
    }

    @Test
    void theCeilingAnswersTheSameAndNothingElse() throws Exception {
        int port = FreePort.find();
        Workload workload = Workload.load(SampleModel.DIGITS_CNN, SAMPLES);
        List<byte[]> requests =
                Requests.http(workload, Encoding.JSON, new Endpoint("127.0.0.1", port, "digits-cnn", null));

        try (FloorServer ceiling = FloorServer.start(port, SAMPLES, true);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            for (int i = 0; i < 2 * requests.size(); i++) {
                int example = i % requests.size();
                socket.getOutputStream().write(requests.get(example));
                assertThat(workload.examples().get(example).matches(output(socket.getInputStream(), Encoding.JSON)))
                        .as("example %d, asked %d times", example, 1 + i / requests.size())
                        .isTrue();
            }
            assertThat(ceiling).isNotNull();
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        assertThat(post("/v2/models/digits-cnn/infer", "{\"inputs\":[{\"data\":[1,2")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/v2/models/digits-cnn/infer", "{\"inputs\":[{\"shape\":[1,2],\"data\":[1,2]}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/v2/models/unknown/infer", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void answersTheSamplesRequestFile() throws Exception {
        String request = Files.readString(SAMPLES.resolve("digits/request.json"));

        HttpResponse<String> response = post("/v2/models/digits-cnn/infer", request);

        JsonNode output =
                new ObjectMapper().readTree(response.body()).path("outputs").path(0);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(output.path("shape").toString()).isEqualTo("[1,10]");
        assertThat(output.path("data")).hasSize(10);
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                            .version(HttpClient.Version.HTTP_1_1)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static float[] output(InputStream in, Encoding encoding) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        assertThat(text).startsWith("http/1.1 200");
        byte[] body = in.readNBytes(number(text, "\r\ncontent-length: "));
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).startsWith("{\"model_name\"");
        return Outputs.ofHttp(
                body, encoding == Encoding.BINARY ? number(text, "\r\ninference-header-content-length: ") : -1);
    }

    private static int number(String head, String before) {
        int from = head.indexOf(before) + before.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    }
}
