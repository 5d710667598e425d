package io.modelmarket.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A caller over HTTP. */
public final class Consumer {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String HEAD_LENGTH = "Inference-Header-Content-Length";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final @Nullable String key;

    Consumer(URI base, @Nullable String key) {
        this.base = base;
        this.key = key;
    }

    Consumer with(@Nullable String otherKey) {
        return new Consumer(base, otherKey);
    }

    Reply get(String path) {
        return send(path, HttpRequest.Builder::GET);
    }

    Reply post(String path, String json, String... headers) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    Reply post(String path, byte[] body, String... headers) {
        return send(path, request -> {
            request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    Reply send(String path, UnaryOperator<HttpRequest.Builder> change) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return new Reply(CLIENT.send(change.apply(request).build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String floats(String name, List<Integer> shape, float[] values) {
        String data = IntStream.range(0, values.length)
                .mapToObj(i -> Float.toString(values[i]))
                .toList()
                .toString();
        return "{\"inputs\":[{\"name\":\"" + name + "\",\"datatype\":\"FP32\",\"shape\":" + shape + ",\"data\":" + data
                + "}]}";
    }

    static byte[] littleEndian(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    static byte[] concat(String head, byte[] blob) {
        byte[] json = head.getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(json, json.length + blob.length);
        System.arraycopy(blob, 0, both, json.length, blob.length);
        return both;
    }

    /** What came back. */
    record Reply(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(text(), e);
            }
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The data of the first output, given in JSON. */
        float[] floats() {
            JsonNode data = json().at("/outputs/0/data");
            float[] values = new float[data.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = data.get(i).floatValue();
            }
            return values;
        }

        /** The JSON before the binary tensors. */
        JsonNode head() {
            int length = Integer.parseInt(header(HEAD_LENGTH));
            try {
                return JSON.readTree(response.body(), 0, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What is behind the JSON. */
        byte[] blobs() {
            int length = Integer.parseInt(header(HEAD_LENGTH));
            return Arrays.copyOfRange(response.body(), length, response.body().length);
        }
    }
}
