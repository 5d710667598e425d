package io.modelmarket.deploy.bench.sample;

import com.google.protobuf.ByteString;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests of the Open Inference Protocol, made once and sent many times. */
public final class Requests {

    /** Says where the JSON ends and the bytes begin. */
    public static final String HEADER_LENGTH = "Inference-Header-Content-Length";

    private Requests() {}

    /** A whole HTTP/1.1 request, head and body, for each example. */
    public static List<byte[]> http(Workload workload, Encoding encoding, Endpoint endpoint) {
        return workload.examples().stream()
                .map(example -> http(workload, example, encoding, endpoint))
                .toList();
    }

    /** A gRPC message for each example. */
    public static List<ModelInferRequest> grpc(Workload workload, Endpoint endpoint) {
        SampleModel model = workload.model();
        return workload.examples().stream()
                .map(example -> ModelInferRequest.newBuilder()
                        .setModelName(endpoint.model())
                        .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                                .setName(model.input())
                                .setDatatype(model.datatype())
                                .addAllShape(workload.shape()))
                        .addRawInputContents(ByteString.copyFrom(example.raw()))
                        .build())
                .toList();
    }

    private static byte[] http(Workload workload, Example example, Encoding encoding, Endpoint endpoint) {
        return switch (encoding) {
            case JSON -> {
                byte[] body = bytes("{\"inputs\":[{" + input(workload) + ",\"data\":" + example.numbers() + "}]}");
                yield join(head(endpoint, "application/json", body.length, ""), body);
            }
            case BINARY -> {
                byte[] raw = example.raw();
                byte[] json = bytes("{\"inputs\":[{" + input(workload) + ",\"parameters\":{\"binary_data_size\":"
                        + raw.length + "}}],\"parameters\":{\"binary_data_output\":true}}");
                String length = HEADER_LENGTH + ": " + json.length + "\r\n";
                yield join(head(endpoint, "application/octet-stream", json.length + raw.length, length), json, raw);
            }
            case GRPC -> throw new IllegalArgumentException("gRPC requests are messages, not HTTP/1.1");
        };
    }

    private static String input(Workload workload) {
        return "\"name\":\"" + workload.model().input() + "\",\"shape\":" + workload.shape() + ",\"datatype\":\""
                + workload.model().datatype() + "\"";
    }

    private static byte[] head(Endpoint endpoint, String contentType, int length, String more) {
        String key = endpoint.key();
        return bytes("POST /v2/models/" + endpoint.model() + "/infer HTTP/1.1\r\nHost: " + endpoint.host() + ":"
                + endpoint.port() + "\r\n" + (key == null ? "" : "Authorization: Bearer " + key + "\r\n")
                + "Content-Type: " + contentType + "\r\nContent-Length: " + length + "\r\n" + more + "\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
