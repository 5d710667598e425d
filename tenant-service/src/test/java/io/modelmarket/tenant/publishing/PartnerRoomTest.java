package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one partner may store; here 9 MiB, and 10 drafts with a file. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class PartnerRoomTest {

    private static final int BOUND = 9 << 20;
    private static final int LARGE = (7 << 20) / 2;
    private static final int DRAFTS = 10;

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
    }

    @Test
    void moreBytesThanThatAreRefusedWithFigures() {
        market.upload("alice", draft(0), random(0, LARGE));
        market.upload("alice", draft(1), random(1, LARGE));

        Response refused = market.upload("alice", draft(2), random(2, LARGE));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.<Integer>path("partnerBytes")).isEqualTo(BOUND);
        assertThat(refused.<Integer>path("bytesLeft")).isEqualTo(BOUND - 2 * LARGE);
        assertThat(refused.<String>path("detail"))
                .contains("remove drafts' files", "counts until it is deleted, PT24H later");
        assertThat(market.get("alice", release(2)).<List<String>>path("files")).isEmpty();
        assertThat(market.upload("alice", release(1), random(2, LARGE)).statusCode())
                .as("in place of another")
                .isEqualTo(200);
        String other = market.tenantOf("dan");
        assertThat(market.upload("dan", market.draft(other, "dan", "iris", "1.0.0"), random(3, LARGE))
                        .statusCode())
                .as("another partner's")
                .isEqualTo(200);
    }

    @Test
    void theSameBytesAreCountedOnce() {
        for (int i = 0; i < 4; i++) {
            assertThat(market.upload("alice", draft(i), random(0, LARGE)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void moreDraftsThanThatHaveNoFile() {
        for (int i = 0; i < DRAFTS; i++) {
            assertThat(market.upload("alice", draft(i), random(i, 10)).statusCode())
                    .isEqualTo(200);
        }

        Response refused = market.upload("alice", draft(DRAFTS), random(DRAFTS, 10));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<Integer>path("partnerDrafts")).isEqualTo(DRAFTS);
        assertThat(market.upload("alice", release(0), random(99, 10)).statusCode())
                .as("of a draft that has one")
                .isEqualTo(200);
    }

    @Test
    void aFileThatIsRemovedMakesRoomWhenItIsDeleted() throws SQLException {
        market.upload("alice", draft(0), random(0, LARGE));
        market.upload("alice", draft(1), random(1, LARGE));
        String third = draft(2);

        Response removed = remove("alice", release(0));

        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(removed.<List<String>>path("files")).isEmpty();
        assertThat(removed.<List<String>>path("timeline.note")).contains("model.onnx removed");
        Response refused = market.upload("alice", third, random(2, LARGE));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.<Integer>path("bytesLeft")).isEqualTo(BOUND - 2 * LARGE);
        deleteLeftovers();
        assertThat(market.upload("alice", third, random(2, LARGE)).statusCode()).isEqualTo(200);
        assertThat(remove("alice", release(0)).statusCode()).as("again").isEqualTo(404);
    }

    @Test
    void whatWasReplacedCountsUntilItIsDeleted() throws SQLException {
        String release = draft(0);
        for (int i = 0; i < 3; i++) {
            assertThat(market.upload("alice", release, random(i, LARGE)).statusCode())
                    .isEqualTo(200);
        }

        Response refused = market.upload("alice", release, random(3, LARGE));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.<Integer>path("bytesLeft")).isEqualTo(BOUND - 2 * LARGE);
        deleteLeftovers();
        assertThat(market.upload("alice", release, random(3, LARGE)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatWasReplacedAndIsInAnotherReleaseIsCountedOnce() {
        market.upload("alice", draft(0), random(0, LARGE));
        market.upload("alice", draft(1), random(0, LARGE));

        market.upload("alice", release(1), random(1, 10));

        assertThat(market.upload("alice", draft(2), random(2, LARGE)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofAReleaseThatIsOverNothingCounts(boolean published) {
        String release = published
                ? market.published(tenant, "alice", "iris", "1.0.0")
                : market.submitted(tenant, "alice", "iris", "1.0.0");
        market.upload("alice", draft(0), random(0, LARGE));
        market.upload("alice", draft(1), random(1, LARGE));
        String third = draft(2);
        int left = BOUND - 2 * LARGE;
        assertThat(market.upload("alice", third, random(2, LARGE)).<Integer>path("bytesLeft"))
                .isEqualTo(left - Market.model("iris").length);

        Response over = published
                ? market.post("alice", release + "/withdrawal")
                : market.post(
                        "olga", Market.review(tenant, "iris", "1.0.0") + "/rejection", Map.of("reason", "too small"));

        assertThat(over.statusCode()).isEqualTo(200);
        assertThat(market.upload("alice", third, random(2, LARGE)).<Integer>path("bytesLeft"))
                .isEqualTo(left);
    }

    @Test
    void nothingIsRemovedFromAReleaseThatWasSubmittedOrIsSomebodyElses() {
        String submitted = market.submitted(tenant, "alice", "iris", "1.0.0");

        assertThat(remove("alice", submitted).statusCode()).isEqualTo(409);
        assertThat(remove("dan", submitted).statusCode()).isEqualTo(404);
        assertThat(market.get("alice", submitted).<List<String>>path("files")).hasSize(1);
    }

    private void deleteLeftovers() throws SQLException {
        ServiceDatabase.asServiceForGood(
                "*",
                connection -> ServiceDatabase.update(
                        connection, "UPDATE leftover SET since = now() - interval '2 days' WHERE tenant = ?", tenant));
        Arc.container().instance(ArtifactSweep.class).get().sweep();
    }

    private Response remove(String user, String release) {
        return market.as(user).delete(release + "/files/model.onnx");
    }

    private String draft(int number) {
        return market.draft(tenant, "alice", "model-" + number, "1.0.0");
    }

    private String release(int number) {
        return "/v1/tenants/" + tenant + "/models/model-" + number + "/releases/1.0.0";
    }

    private static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
