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
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases that say what they are made from. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class LineageTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String acme;
    String gridco;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        acme = market.tenantOf("alice");
        gridco = market.tenantOf("gus");
    }

    @Test
    void theDataPlanesAndBillingLearnWhatAReleaseIsMadeFrom() throws Exception {
        market.published(acme, "alice", "iris", "1.0.0");

        Response drafted = tuned("1.0.0", base("1.0.0"));

        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(201);
        assertThat(drafted.<String>path("base.model")).isEqualTo(acme + "/iris");
        assertThat(drafted.<String>path("timeline[0].note")).endsWith("made from " + acme + "/iris@1.0.0");
        publish("1.0.0");
        ReleaseState state = ReleaseState.parseFrom(
                Records.of(Topic.RELEASES, gridco + "/tuned@1.0.0", 1).getFirst());
        assertThat(state.getBase().getModel()).isEqualTo(acme + "/iris");
        assertThat(state.getBase().getVersion()).isEqualTo("1.0.0");
        assertThat(state.getBase().getDeclaredAt().getSeconds())
                .isBetween(1L, state.getPublishedAt().getSeconds());
    }

    @Test
    void onlyAPublishedReleaseIsABaseSoThatThereIsNoCircle() {
        market.draft(acme, "alice", "iris", "1.0.0");

        Response unpublished = tuned("1.0.0", base("1.0.0"));
        Response itself = tuned("1.0.0", Map.of("model", gridco + "/tuned", "version", "1.0.0"));
        Response malformed = tuned("1.0.0", Map.of("model", "iris", "version", "1.0.0"));

        assertThat(unpublished.statusCode()).isEqualTo(422);
        assertThat(unpublished.<String>path("detail")).contains(acme + "/iris@1.0.0", "not a published release");
        assertThat(itself.statusCode()).isEqualTo(422);
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.<String>path("detail")).contains("base.model");
    }

    @Test
    void isNotPublishedOnABaseThatWasWithdrawn() {
        String iris = market.published(acme, "alice", "iris", "1.0.0");
        assertThat(tuned("1.0.0", base("1.0.0")).statusCode()).isEqualTo(201);
        assertThat(market.post("alice", iris + "/withdrawal").statusCode()).isEqualTo(200);
        submit("1.0.0");

        Response approved = market.post("olga", Market.review(gridco, "tuned", "1.0.0") + "/approval");

        assertThat(approved.statusCode()).isEqualTo(409);
        assertThat(approved.<String>path("detail")).contains("withdrawn");
    }

    private Map<String, String> base(String version) {
        return Map.of("model", acme + "/iris", "version", version);
    }

    private Response tuned(String version, Map<String, String> base) {
        String models = "/v1/tenants/" + gridco + "/models";
        market.post("gus", models, Map.of("name", "tuned", "displayName", "Tuned", "summary", "Sums."));
        return market.post("gus", models + "/tuned/releases", Map.of("version", version, "base", base));
    }

    private void submit(String version) {
        String release = "/v1/tenants/" + gridco + "/models/tuned/releases/" + version;
        assertThat(market.upload("gus", release, Market.model("iris")).statusCode())
                .isEqualTo(200);
        assertThat(market.post("gus", release + "/submission").statusCode()).isEqualTo(200);
    }

    private void publish(String version) {
        submit(version);
        assertThat(market.post("olga", Market.review(gridco, "tuned", version) + "/approval")
                        .statusCode())
                .isEqualTo(200);
    }
}
