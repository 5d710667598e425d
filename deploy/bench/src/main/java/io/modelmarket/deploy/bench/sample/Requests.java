package io.modelmarket.deploy.bench.sample;

import com.google.protobuf.ByteString;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
                        .addAllInputs(model.inputs().stream()
                                .map(name -> ModelInferRequest.InferInputTensor.newBuilder()
                                        .setName(name)
                                        .setDatatype(model.datatype())
                                        .addAllShape(workload.shape())
                                        .build())
                                .toList())
                        .addAllRawInputContents(
                                IntStream.range(0, model.inputs().size())
                                        .mapToObj(input -> ByteString.copyFrom(example.raw(input)))
                                        .toList())
                        .build())
                .toList();
    }

    private static byte[] http(Workload workload, Example example, Encoding encoding, Endpoint endpoint) {
        return switch (encoding) {
            case JSON -> {
                byte[] body =
                        bytes("{\"inputs\":[" + inputs(workload, input -> "\"data\":" + example.numbers(input)) + "]}");
                yield join(head(endpoint, "application/json", body.length, ""), body);
            }
            case BINARY -> {
                byte[] raw = example.raw();
                String sizes = "\"parameters\":{\"binary_data_size\":"
                        + raw.length / workload.model().inputs().size() + "}";
                byte[] json = bytes("{\"inputs\":[" + inputs(workload, input -> sizes)
                        + "],\"parameters\":{\"binary_data_output\":true}}");
                String length = HEADER_LENGTH + ": " + json.length + "\r\n";
                yield join(head(endpoint, "application/octet-stream", json.length + raw.length, length), json, raw);
            }
            case GRPC -> throw new IllegalArgumentException("gRPC requests are messages, not HTTP/1.1");
        };
    }

    /** All inputs, each with what is said of its numbers. */
    private static String inputs(Workload workload, IntFunction<String> numbers) {
        SampleModel model = workload.model();
        return IntStream.range(0, model.inputs().size())
                .mapToObj(input -> "{\"name\":\"" + model.inputs().get(input) + "\",\"shape\":" + workload.shape()
                        + ",\"datatype\":\"" + model.datatype() + "\"," + numbers.apply(input) + "}")
                .collect(Collectors.joining(","));
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
