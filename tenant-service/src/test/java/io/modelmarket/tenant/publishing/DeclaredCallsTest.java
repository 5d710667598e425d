package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release whose calls may wait for one another, and may take only so long. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class DeclaredCallsTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String acme;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        acme = market.tenantOf("alice");
        market.post("alice", models(), Map.of("name", "text", "displayName", "Text", "summary", "Reads."));
    }

    @Test
    void theDataPlanesLearnIt() throws Exception {
        Response drafted =
                draft(Map.of("version", "1.0.0", "batching", Map.of("maxDelayMicros", 2_500), "timeoutMillis", 40));
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(201);
        String release = models() + "/text/releases/1.0.0";
        byte[] file = Files.readAllBytes(Path.of("..", "deploy", "samples", "text-lstm", "model.onnx"));
        assertThat(market.upload("alice", release, file).statusCode()).isEqualTo(200);
        Response submitted = market.post("alice", release + "/submission");
        assertThat(submitted.<Integer>path("batching.maxDelayMicros")).isEqualTo(2_500);
        assertThat(market.post("olga", Market.review(acme, "text", "1.0.0") + "/approval")
                        .statusCode())
                .isEqualTo(200);

        ReleaseState state = ReleaseState.parseFrom(
                Records.of(Topic.RELEASES, acme + "/text@1.0.0", 1).getFirst());

        assertThat(state.getBatching().getMaxDelayMicros()).isEqualTo(2_500);
        assertThat(submitted.<Integer>path("timeoutMillis")).isEqualTo(40);
        assertThat(state.getCallTimeoutMillis()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"maxDelayMicros\":-1}", "{\"maxDelayMicros\":100001}", "{}", "{\"maxDelayMicros\":null}"})
    void aDelayThatIsNoneOrTooLongIsRefused(String batching) {
        Response refused = draft("{\"version\":\"1.0.0\",\"batching\":" + batching + "}");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains("maxDelayMicros");
        assertThat(draft(Map.of("version", "1.0.0")).statusCode())
                .as("nothing was drafted")
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 600_001})
    void aTimeoutThatIsNoneOrTooLongIsRefused(int millis) {
        Response refused = draft(Map.of("version", "1.0.0", "timeoutMillis", millis));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains("timeoutMillis");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100_000})
    void theBoundsThemselvesAreTaken(int micros) {
        Response drafted = draft(Map.of("version", "1.0.0", "batching", Map.of("maxDelayMicros", micros)));

        assertThat(drafted.<Integer>path("batching.maxDelayMicros")).isEqualTo(micros);
    }

    @Test
    void aReleaseThatSaysNothingHasNone() {
        Response drafted = draft(Map.of("version", "1.0.0"));

        assertThat(drafted.<Object>path("batching")).isNull();
        assertThat(drafted.<Object>path("timeoutMillis")).isNull();
    }

    private Response draft(Object request) {
        return market.post("alice", models() + "/text/releases", request);
    }

    private String models() {
        return "/v1/tenants/" + acme + "/models";
    }
}
