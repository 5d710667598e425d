package io.modelmarket.deploy.bench.hostile.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.deploy.bench.hostile.Finding;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource({
        "502, model-failed, FAILED",
        "504, timeout, LATE",
        "400, invalid-request, REFUSED_INPUT",
        "503, worker-died, WORKER_DIED_SERVING",
        "503, model-loading, PUT_OFF",
        "503, model-quarantined, QUARANTINED",
        "429, input-suspected, CONSUMER_REFUSED",
        "500, internal, THREW",
        // Nothing that a call of a subscribed model with a good key and no limit may meet:
        "429, rate-limited, UNPROMISED",
        "401, key-invalid, UNPROMISED",
        "400, malformed-json, UNPROMISED",
        "418, teapot, UNPROMISED",
        // A type under another's status:
        "500, model-failed, UNPROMISED",
        "404, timeout, UNPROMISED",
    })
    void isWhatTheProblemPromises(int status, String type, Finding finding) {
        assertThat(Promised.of(Answer.of(reply(status, problem(status, type))))).isEqualTo(finding);
    }

    @Test
    void isNotPromisedWithoutAllThatAProblemHas() {
        String missing = problem(502, "model-failed").replace("\"requestId\":\"r\",", "");

        assertThat(Promised.of(Answer.of(reply(502, missing)))).isEqualTo(Finding.UNPROMISED);
        assertThat(Promised.of(Answer.of(reply(502, "<html>Bad gateway</html>"))))
                .isEqualTo(Finding.UNPROMISED);
        assertThat(Promised.of(Answer.of(
                        new Rest.Reply(502, headers("application/json"), bytes(problem(502, "model-failed"))))))
                .isEqualTo(Finding.UNPROMISED);
    }

    @Test
    void hasTheNumbersOfTheFirstOutput() {
        Answer answer = Answer.of(
                new Rest.Reply(200, headers("application/json"), bytes("{\"outputs\":[{\"data\":[0.5,1.5]}]}")));

        assertThat(answer.isAnswered()).isTrue();
        assertThat(answer.output().get()).containsExactly(0.5f, 1.5f);
        assertThat(Promised.of(answer)).isEqualTo(Finding.ANSWERED);
    }

    @Test
    void isOverGrpcWhatTheTrailersSay() throws HostFailure {
        assertThat(Promised.of(Answer.of(refusal(Status.INTERNAL, "model-failed"))))
                .isEqualTo(Finding.FAILED);
        assertThat(Promised.of(Answer.of(refusal(Status.UNKNOWN, "model-failed"))))
                .isEqualTo(Finding.UNPROMISED);
        assertThat(Promised.of(Answer.of(refusal(Status.INTERNAL, "internal")))).isEqualTo(Finding.THREW);
        assertThat(Promised.of(Answer.of(Status.UNAVAILABLE.asRuntimeException())))
                .isEqualTo(Finding.PUT_OFF);
        assertThat(Promised.of(Answer.of(Status.UNKNOWN.asRuntimeException()))).isEqualTo(Finding.UNPROMISED);
        assertThat(Promised.of(Answer.of(Status.RESOURCE_EXHAUSTED
                        .withDescription("gRPC message exceeds maximum size 10: 11")
                        .asRuntimeException())))
                .isEqualTo(Finding.ANSWERED);
    }

    @Test
    void isNoneWhenTheConnectionBreaksOrNothingComes() {
        assertThatThrownBy(() -> Answer.of(
                        Status.UNAVAILABLE.withCause(new IOException("refused")).asRuntimeException()))
                .isInstanceOfSatisfying(
                        HostFailure.class,
                        failure -> assertThat(failure.finding()).isEqualTo(Finding.THREW));
        assertThatThrownBy(() -> Answer.of(Status.DEADLINE_EXCEEDED.asRuntimeException()))
                .isInstanceOfSatisfying(
                        HostFailure.class,
                        failure -> assertThat(failure.finding()).isEqualTo(Finding.HUNG));
    }

    static String problem(int status, String type) {
        return "{\"type\":\"urn:modelmarket:problem:" + type + "\",\"title\":\"t\",\"status\":" + status
                + ",\"detail\":\"d\",\"requestId\":\"r\",\"error\":\"d\"}";
    }

    private static Rest.Reply reply(int status, String body) {
        return new Rest.Reply(status, headers("application/problem+json"), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpHeaders headers(String type) {
        return HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true);
    }

    private static StatusRuntimeException refusal(Status status, String type) {
        return status.asRuntimeException(trailers(type));
    }

    static Metadata trailers(String type) {
        Metadata trailers = new Metadata();
        trailers.put(
                Metadata.Key.of("problem-type", Metadata.ASCII_STRING_MARSHALLER), "urn:modelmarket:problem:" + type);
        trailers.put(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER), "r");
        return trailers;
    }
}
