package io.modelmarket.deploy.bench.hostile.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.deploy.bench.hostile.Finding;
import io.modelmarket.deploy.bench.sample.Outputs;
import io.modelmarket.deploy.bench.sample.Requests;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a data plane has answered to a call.
 *
 * @param code the status, as its protocol writes it
 * @param problem the last word of the problem's type; empty of an answer that is none
 * @param text what it says of the problem
 * @param whole whether a problem has all that each has
 * @param output the first output's numbers; of an answer with outputs only
 */
record Answer(String code, String problem, String text, boolean whole, Supplier<float[]> output) {

    private static final float[] NOTHING = {};
    private static final String TYPE = "urn:modelmarket:problem:";
    private static final String OK = "OK";
    private static final int OK_STATUS = 200;
    private static final List<String> MEMBERS = List.of("type", "title", "status", "detail", "requestId", "error");
    private static final Metadata.Key<String> PROBLEM_TYPE =
            Metadata.Key.of("problem-type", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final String TOO_LONG_FOR_US = "gRPC message exceeds maximum size";

    /** An answer over HTTP. */
    static Answer of(Rest.Reply reply) {
        String code = Integer.toString(reply.status());
        if (reply.status() == OK_STATUS) {
            int head = reply.headers()
                    .firstValue(Requests.HEADER_LENGTH)
                    .map(Integer::parseInt)
                    .orElse(-1);
            return new Answer(code, "", "", true, () -> Outputs.ofHttp(reply.body(), head));
        }
        JsonNode problem = reply.json();
        boolean whole = MEMBERS.stream().allMatch(problem::hasNonNull)
                && problem.path("status").asInt() == reply.status()
                && reply.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("application/problem+json"))
                        .isPresent();
        return new Answer(code, word(problem.path("type").asText()), reply.text(), whole, () -> NOTHING);
    }

    /** An answer over gRPC. */
    static Answer of(ModelInferResponse response) {
        return new Answer(OK, "", "", true, () -> Outputs.ofGrpc(response));
    }

    /**
     * A refusal over gRPC.
     *
     * @throws HostFailure when it is none of the server's, which then did not answer
     */
    static Answer of(StatusRuntimeException refusal) throws HostFailure {
        Status status = refusal.getStatus();
        String text = String.valueOf(status.getDescription());
        Metadata trailers = refusal.getTrailers();
        String type = trailers == null ? null : trailers.get(PROBLEM_TYPE);
        if (trailers != null && type != null) {
            boolean whole = trailers.containsKey(REQUEST_ID);
            return new Answer(status.getCode().name(), word(type), text, whole, () -> NOTHING);
        }
        if (text.startsWith(TOO_LONG_FOR_US)) {
            return new Answer(OK, "", "", true, () -> NOTHING); // it was answered, with more than we care to read
        }
        if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
            throw new HostFailure(Finding.HUNG, "a call over gRPC had no answer: " + text);
        }
        if (status.getCause() != null) {
            throw new HostFailure(
                    Finding.THREW, "a call over gRPC had no answer: " + status.getCode() + " " + status.getCause());
        }
        return new Answer(status.getCode().name(), "", text, true, () -> NOTHING);
    }

    /** Whether it is one with outputs. */
    boolean isAnswered() {
        return problem.isEmpty() && (code.equals(OK) || code.equals(Integer.toString(OK_STATUS)));
    }

    private static String word(String type) {
        return type.startsWith(TYPE) ? type.substring(TYPE.length()) : type.substring(type.indexOf('#') + 1);
    }

    /** As a person reads it. */
    @Override
    public String toString() {
        return code + (problem.isEmpty() ? "" : " " + problem) + (text.isEmpty() ? "" : ": " + text);
    }
}
