package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.demo.Caller.Reply.Answered;
import io.modelmarket.deploy.demo.Caller.Reply.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Open Inference Protocol over HTTP, with JSON or with binary tensors. */
final class RestCaller implements Caller {

    private static final String HEADER_LENGTH = "Inference-Header-Content-Length";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI infer;
    private final String key;
    private final boolean binary;

    RestCaller(HttpClient http, URI platformApi, String wireModel, String key, boolean binary) {
        this.http = http;
        this.infer = platformApi.resolve("/v2/models/" + wireModel + "/infer");
        this.key = key;
        this.binary = binary;
    }

    @Override
    public Optional<Reply> tryCall(float[] pixels) {
        try {
            HttpResponse<byte[]> response =
                    http.send(binary ? binaryRequest(pixels) : jsonRequest(pixels), BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(answered(response));
                case 503 -> Optional.empty();
                default -> Optional.of(refused(response));
            };
        } catch (IOException e) {
            throw new DemoFailure("POST " + infer + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    private HttpRequest jsonRequest(float[] pixels) throws IOException {
        byte[] body = Api.JSON.writeValueAsBytes(Map.of(
                "inputs",
                List.of(Map.of("name", "image", "datatype", "FP32", "shape", List.of(1, 1, 28, 28), "data", pixels))));
        return request()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest binaryRequest(float[] pixels) throws IOException {
        byte[] blob = Digits.littleEndian(pixels);
        byte[] head = Api.JSON.writeValueAsBytes(Map.of(
                "inputs",
                List.of(Map.of(
                        "name",
                        "image",
                        "datatype",
                        "FP32",
                        "shape",
                        List.of(1, 1, 28, 28),
                        "parameters",
                        Map.of("binary_data_size", blob.length))),
                "parameters",
                Map.of("binary_data_output", true)));
        ByteArrayOutputStream body = new ByteArrayOutputStream(head.length + blob.length);
        body.write(head);
        body.write(blob);
        return request()
                .header("Content-Type", "application/octet-stream")
                .header(HEADER_LENGTH, Integer.toString(head.length))
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(infer).timeout(TIMEOUT).header("Authorization", "Bearer " + key);
    }

    private static Reply answered(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        int head = response.headers()
                .firstValue(HEADER_LENGTH)
                .map(Integer::parseInt)
                .orElse(body.length);
        JsonNode output = Api.JSON.readTree(body, 0, head).path("outputs").path(0);
        float[] probabilities =
                head < body.length ? floats(body, head) : Api.JSON.convertValue(output.path("data"), float[].class);
        return new Answered(Caller.mostProbable(probabilities));
    }

    private static float[] floats(byte[] body, int from) {
        ByteBuffer bytes = ByteBuffer.wrap(body, from, body.length - from).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static Reply refused(HttpResponse<byte[]> response) throws IOException {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        JsonNode problem = Api.JSON.readTree(body);
        if (response.statusCode() != 429 || !problem.hasNonNull("type") || !problem.hasNonNull("error")) {
            throw new DemoFailure(response.uri() + " answered " + response.statusCode() + ": " + body);
        }
        return new Refused(response.statusCode(), problem.get("type").asText());
    }
}
