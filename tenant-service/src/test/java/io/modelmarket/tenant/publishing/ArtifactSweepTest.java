package io.modelmarket.tenant.publishing;

import static io.modelmarket.tenant.ServiceDatabase.column;
import static io.modelmarket.tenant.ServiceDatabase.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.TenantScope;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no release has is deleted after a day, and what one has is not; a draft keeps its file for ninety days. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class ArtifactSweepTest {

    private static final String TWO_DAYS_AGO = "UPDATE leftover SET since = now() - interval '2 days'";

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    @ConfigProperty(name = "market.artifacts.folder")
    Path artifacts;

    Market market;
    String tenant;
    String release;
    byte[] first;
    byte[] second;

    @BeforeEach
    void draft() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        release = market.draft(tenant, "alice", "iris", "1.0.0");
        first = random();
        second = random();
    }

    @Test
    void replacedBytesGoAfterADay() throws SQLException {
        String replaced = upload("alice", release, first);
        String present = upload("alice", release, second);

        sweep();
        assertThat(stored(replaced)).as("at once").exists();
        age(TWO_DAYS_AGO);
        sweep();

        assertThat(stored(replaced)).doesNotExist();
        assertThat(stored(present)).exists();
    }

    @Test
    void removedBytesGoToo() throws SQLException {
        String removed = upload("alice", release, first);
        market.as("alice").delete(release + "/files/model.onnx");

        age(TWO_DAYS_AGO);
        sweep();

        assertThat(stored(removed)).doesNotExist();
    }

    @Test
    void bytesThatAnotherPartnersReleaseHasStay() throws SQLException {
        String shared = upload("alice", release, first);
        upload("dan", market.draft(market.tenantOf("dan"), "dan", "iris", "1.0.0"), first);
        upload("alice", release, second);

        age(TWO_DAYS_AGO);
        sweep();

        assertThat(stored(shared)).exists();
        assertThat(noted(shared)).isEmpty();
    }

    @Test
    void bytesThatCameAgainStay() throws SQLException {
        String again = upload("alice", release, first);
        upload("alice", release, second);
        age(TWO_DAYS_AGO);

        upload("alice", release, first);
        sweep();

        assertThat(stored(again)).exists();
    }

    @Test
    void bytesThatWereDeletedWhileTheyCameAreSentAgain() throws SQLException {
        String gone = upload("alice", release, first);
        upload("alice", release, second);
        age(TWO_DAYS_AGO);
        sweep();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() ->
                                Arc.container().instance(Leftovers.class).get().keep(gone)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(ProblemType.UNAVAILABLE));

        upload("alice", release, first);
        assertThat(noted(gone)).isEmpty();
        age("UPDATE leftover SET deleted_at = now() - interval '2 days' WHERE deleted_at IS NOT NULL");
        sweep();
        assertThat(stored(gone)).exists();
    }

    @Test
    void aDraftThatNobodyGoesOnWithLosesItsFile() throws SQLException {
        upload("alice", release, first);
        String young = market.draft(tenant, "alice", "digits", "1.0.0");
        upload("alice", young, second);
        String submitted = market.submitted(tenant, "alice", "text", "1.0.0");

        age("UPDATE release SET changed_at = now() - interval '91 days' WHERE tenant = '" + tenant
                + "' AND model_id IN (SELECT id FROM model WHERE name IN ('iris', 'text'))");
        sweep();

        assertThat(market.get("alice", release).<List<String>>path("files")).isEmpty();
        assertThat(market.get("alice", release).<List<String>>path("timeline.note"))
                .last()
                .asString()
                .startsWith("model.onnx removed: the draft had not changed since");
        assertThat(market.get("alice", young).<List<String>>path("files")).hasSize(1);
        assertThat(market.get("alice", submitted).<List<String>>path("files")).hasSize(1);
    }

    @Test
    void bytesThatAreBeingDeletedAreNotTakenUntilThatIsOver() throws SQLException {
        String dansTenant = market.tenantOf("dan");
        String dans = market.draft(dansTenant, "dan", "iris", "1.0.0");
        String going = upload("dan", dans, first);
        upload("dan", dans, second);
        assertThat(owed(going)).containsExactly(dansTenant + " " + first.length);
        age("UPDATE leftover SET deleting_until = now() + interval '1 minute' WHERE sha256 = '" + going + "'");

        Response refused = market.upload("alice", release, first);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.<String>path("detail")).contains("are being deleted; send the file again in a while");
        assertThat(owed(going)).as("by who stored them last").containsExactly(tenant + " " + first.length);
        age(TWO_DAYS_AGO);
        sweep();
        assertThat(stored(going)).as("left to who deletes them").exists();
        age("UPDATE leftover SET deleting_until = now() WHERE sha256 = '" + going + "'");
        assertThat(upload("alice", release, first)).isEqualTo(going);
        assertThat(noted(going)).isEmpty();
    }

    @Test
    void whatWasNotedSinceTheSweepLookedStays() throws SQLException {
        String shared = upload("alice", release, first);
        upload("dan", market.draft(market.tenantOf("dan"), "dan", "iris", "1.0.0"), first);
        String alone = upload("alice", release, second);
        market.as("alice").delete(release + "/files/model.onnx");

        assertThat(delete(shared)).isFalse();
        assertThat(delete(alone)).isFalse();

        assertThat(noted(shared)).containsExactly(shared);
        assertThat(noted(alone)).containsExactly(alone);
        assertThat(stored(alone)).exists();
    }

    @Test
    void theDatabaseKeepsTheFilesOfWhatWasSubmitted() {
        market.submitted(tenant, "alice", "digits", "1.0.0");

        assertThatThrownBy(() ->
                        ServiceDatabase.asService(tenant, connection -> update(connection, "DELETE FROM release_file")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no draft stay");
    }

    private String upload(String user, String draft, byte[] bytes) {
        return market.upload(user, draft, bytes)
                .then()
                .statusCode(200)
                .extract()
                .path("sha256");
    }

    private Path stored(String digest) {
        return artifacts.resolve("sha256").resolve(digest.substring(0, 2)).resolve(digest);
    }

    private static List<String> noted(String digest) throws SQLException {
        return ServiceDatabase.asService(
                "*", connection -> column(connection, "SELECT sha256 FROM leftover WHERE sha256 = ?", digest));
    }

    private static List<String> owed(String digest) throws SQLException {
        return ServiceDatabase.asService(
                "*",
                connection ->
                        column(connection, "SELECT tenant || ' ' || bytes FROM leftover WHERE sha256 = ?", digest));
    }

    private static boolean delete(String digest) {
        return Arc.container()
                .instance(TenantScope.class)
                .get()
                .callAsPlatform(() -> Arc.container()
                        .instance(Leftovers.class)
                        .get()
                        .delete(
                                digest,
                                Arc.container()
                                        .instance(InstantSource.class)
                                        .get()
                                        .instant()
                                        .minus(Duration.ofDays(1))));
    }

    private static void age(String sql) throws SQLException {
        ServiceDatabase.asOwner("*", connection -> {
            int aged = update(connection, sql);
            connection.commit();
            return aged;
        });
    }

    private static void sweep() {
        Arc.container().instance(ArtifactSweep.class).get().sweep();
    }

    private static byte[] random() {
        byte[] bytes = new byte[2_000];
        new Random(UUID.randomUUID().getMostSignificantBits()).nextBytes(bytes);
        return bytes;
    }
}
