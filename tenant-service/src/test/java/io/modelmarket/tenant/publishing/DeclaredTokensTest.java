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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release of a model of text that says which of its tensors hold tokens. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class DeclaredTokensTest {

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
        Response drafted = draft("1.0.0", Map.of("input", "token_ids"));
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(201);
        assertThat(drafted.<String>path("tokens.input")).isEqualTo("token_ids");
        assertThat(submit("1.0.0").statusCode()).isEqualTo(200);
        assertThat(market.post("olga", Market.review(acme, "text", "1.0.0") + "/approval")
                        .statusCode())
                .isEqualTo(200);

        ReleaseState state = ReleaseState.parseFrom(
                Records.of(Topic.RELEASES, acme + "/text@1.0.0", 1).getFirst());

        assertThat(state.getTokens().getInput()).isEqualTo("token_ids");
        assertThat(state.getTokens().getInputPadding()).isZero();
        assertThat(state.getTokens().getOutput()).isEmpty();
    }

    @Test
    void aTensorThatHoldsNoneIsRefused() throws Exception {
        draft("1.0.0", Map.of("input", "token_ids", "output", "probabilities"));
        Response refused = submit("1.0.0");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("probabilities", "tokens are integers");
        assertThat(draft("2.0.0", Map.of()).statusCode()).isEqualTo(400);
    }

    private Response draft(String version, Map<String, String> counted) {
        return market.post("alice", models() + "/text/releases", Map.of("version", version, "tokens", counted));
    }

    private Response submit(String version) throws IOException {
        String release = models() + "/text/releases/" + version;
        byte[] file = Files.readAllBytes(Path.of("..", "deploy", "samples", "text-lstm", "model.onnx"));
        assertThat(market.upload("alice", release, file).statusCode()).isEqualTo(200);
        return market.post("alice", release + "/submission");
    }

    private String models() {
        return "/v1/tenants/" + acme + "/models";
    }
}
