package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class ReleaseLifeTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;
    String models;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        models = "/v1/tenants/" + tenant + "/models";
    }

    @Nested
    class OfVersions {

        @Test
        void takesEachOnce() {
            market.draft(tenant, "alice", "iris", "1.0.0");

            Response again = market.post("alice", models + "/iris/releases", Map.of("version", "1.0.0"));

            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.<String>path("detail")).contains("1.0.0");
        }

        @Test
        void takesSemanticOnesOnly() {
            market.draft(tenant, "alice", "iris", "1.0.0");

            for (String version : List.of("1", "v1.0.0", "1.0.0+build", "01.0.0", " ")) {
                assertThat(market.post("alice", models + "/iris/releases", Map.of("version", version))
                                .statusCode())
                        .as(version)
                        .isEqualTo(400);
            }
        }

        @Test
        void draftsOnceForOneIdempotencyKey() {
            market.draft(tenant, "alice", "iris", "1.0.0");

            Response first = draftKeyed("2.0.0");
            Response second = draftKeyed("2.0.0");

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.asString()).isEqualTo(first.asString());
            assertThat(draftKeyed("3.0.0").statusCode()).isEqualTo(409);
            assertThat(market.get("alice", models + "/iris/releases").<List<String>>path("items.version"))
                    .containsExactly("2.0.0", "1.0.0");
        }

        private Response draftKeyed(String version) {
            return market.as("alice")
                    .header("Idempotency-Key", tenant)
                    .contentType(ContentType.JSON)
                    .body(Map.of("version", version))
                    .post(models + "/iris/releases");
        }
    }

    @Nested
    class OfAPublishedRelease {

        @Test
        void isWithdrawnEverywhere() throws Exception {
            String release = market.published(tenant, "alice", "iris", "1.0.0");

            Response withdrawn = market.post("alice", release + "/withdrawal");

            assertThat(withdrawn.<String>path("status")).isEqualTo("WITHDRAWN");
            assertThat(market.get("carla", "/v1/catalog/models/" + tenant + "/iris")
                            .statusCode())
                    .isEqualTo(404);
            List<byte[]> states = Records.of(Topic.RELEASES, tenant + "/iris@1.0.0", 2);
            assertThat(ReleaseState.parseFrom(states.getLast()).getStatus()).isEqualTo(ReleaseState.Status.WITHDRAWN);
            assertThat(market.post("alice", release + "/withdrawal").statusCode())
                    .isEqualTo(409);
        }

        @Test
        void givesWayToTheHighestVersionThatIsNoPreRelease() {
            market.published(tenant, "alice", "iris", "1.10.0");
            market.published(tenant, "alice", "iris", "1.9.0");
            market.published(tenant, "alice", "iris", "2.0.0-rc.1");
            String listing = "/v1/catalog/models/" + tenant + "/iris";

            assertThat(market.get("carla", listing).<List<String>>path("releases.version"))
                    .containsExactly("1.10.0", "1.9.0", "2.0.0-rc.1");
            market.post("alice", models + "/iris/releases/1.10.0/withdrawal");
            assertThat(market.get("carla", listing).<String>path("latestVersion"))
                    .isEqualTo("1.9.0");
            assertThat(market.as("carla")
                            .queryParam("query", tenant)
                            .get("/v1/catalog/models")
                            .<List<String>>path("items.latestVersion"))
                    .containsExactly("1.9.0");
        }
    }
}
