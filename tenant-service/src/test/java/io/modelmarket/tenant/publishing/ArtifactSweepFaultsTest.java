package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sweep of the artifact store cannot handle keeps up nothing else. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class ArtifactSweepFaultsTest {

    private static final String IN_THE_WAY = "in-the-way";

    private static final String OVER = "UPDATE leftover SET deleting_until = now() WHERE deleting_until IS NOT NULL";

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    @ConfigProperty(name = "market.artifacts.folder")
    Path artifacts;

    Market market;
    String tenant;
    String release;

    @BeforeEach
    void draft() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        release = market.draft(tenant, "alice", "iris", "1.0.0");
    }

    @Test
    void aDraftThatCannotBeRead() throws SQLException {
        upload(release);
        String next = market.draft(tenant, "alice", "digits", "1.0.0");
        String replaced = upload(next);
        upload(next);
        update("UPDATE leftover SET since = now() - interval '2 days' WHERE tenant = ?", tenant);
        update("UPDATE release SET changed_at = now() - interval '91 days' WHERE tenant = ?", tenant);
        update("""
                UPDATE release SET changed_at = now() - interval '92 days', inspection = '"none"' WHERE tenant = ?
                AND model_id IN (SELECT id FROM model WHERE name = 'iris')""", tenant);

        sweep();

        update("UPDATE release SET inspection = NULL WHERE tenant = ?", tenant);
        assertThat(market.get("alice", release).<List<String>>path("files")).hasSize(1);
        assertThat(market.get("alice", next).<List<String>>path("files")).isEmpty();
        assertThat(stored(replaced)).doesNotExist();
    }

    @Test
    void filesThatCannotBeDeletedAreTriedAgainAfterAllOthers() throws Exception {
        List<Path> broken = new ArrayList<>();
        for (int i = 0; i < ArtifactSweep.MOST_FAILURES_IN_A_ROW; i++) {
            broken.add(stored(upload(release)));
        }
        String whole = upload(release);
        upload(release);
        putSomethingInTheWay(broken);
        update("UPDATE leftover SET since = now() - interval '9 years' WHERE tenant = ?", tenant);
        update("UPDATE leftover SET since = now() - interval '8 years' WHERE sha256 = ?", whole);

        sweep();
        assertThat(stored(whole)).as("behind too many in a row").exists();
        update(OVER);
        sweep();
        assertThat(stored(whole)).doesNotExist();

        for (Path file : broken) {
            Files.delete(file.resolve(IN_THE_WAY));
        }
        update(OVER);
        sweep();
        assertThat(broken).allSatisfy(file -> assertThat(file).doesNotExist());
    }

    private static void putSomethingInTheWay(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.delete(file);
            Files.createDirectories(file.resolve(IN_THE_WAY));
        }
    }

    private String upload(String draft) {
        byte[] bytes = new byte[2_000];
        new Random(UUID.randomUUID().getMostSignificantBits()).nextBytes(bytes);
        return market.upload("alice", draft, bytes)
                .then()
                .statusCode(200)
                .extract()
                .path("sha256");
    }

    private Path stored(String digest) {
        return artifacts.resolve("sha256").resolve(digest.substring(0, 2)).resolve(digest);
    }

    private static void update(String sql, Object... parameters) throws SQLException {
        ServiceDatabase.asServiceForGood("*", connection -> ServiceDatabase.update(connection, sql, parameters));
    }

    private static void sweep() {
        Arc.container().instance(ArtifactSweep.class).get().sweep();
    }
}
