package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.tenant.BucketStore;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing with the artifacts in a bucket. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@QuarkusTestResource(value = BucketStore.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class BucketUploadTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;

    @BeforeEach
    void found() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
    }

    @AfterEach
    void serve() {
        BucketStore.server().start();
    }

    @Test
    void aReleaseIsPublishedFromTheBucket() throws IOException {
        String release = market.published(tenant, "alice", "iris", "1.0.0");

        String digest = market.get("alice", release).path("files[0].sha256");
        assertThat(object(digest)).hasBinaryContent(Market.model("iris"));
        assertThat(onTheirWay()).isEmpty();
    }

    @Test
    void anObjectThatWasChangedIsNotInspected() throws IOException {
        String release = market.draft(tenant, "alice", "iris", "1.0.0");
        String digest = market.upload("alice", release, Market.model("iris")).path("sha256");
        byte[] changed = Market.model("iris");
        changed[changed.length / 2] ^= 1;
        Files.write(object(digest), changed);

        assertThat(market.post("alice", release + "/submission").statusCode()).isEqualTo(503);
        assertThat(market.get("alice", release).<String>path("status")).isEqualTo("DRAFT");

        market.upload("alice", release, Market.model("iris"));
        assertThat(market.post("alice", release + "/submission").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutTheServerNothingIsHalfStored() throws IOException {
        String release = market.draft(tenant, "alice", "iris", "1.0.0");
        BucketStore.server().stop();

        Response refused = market.upload("alice", release, Market.model("iris"));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.<String>path("detail")).contains("nothing was kept, try again later");
        assertThat(market.get("alice", release).<List<String>>path("files")).isEmpty();
        assertThat(onTheirWay()).isEmpty();

        BucketStore.server().start();
        assertThat(market.upload("alice", release, Market.model("iris")).statusCode())
                .isEqualTo(200);
        assertThat(market.post("alice", release + "/submission").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasTakenWhileTheServerWentAndCameBackIsThere() throws Exception {
        List<String> releases = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            releases.add(market.draft(tenant, "alice", "model-" + i, "1.0.0"));
        }
        Map<String, Integer> answers = new ConcurrentSkipListMap<>();
        Thread uploads = Thread.ofPlatform()
                .start(() -> releases.forEach(release -> answers.put(
                        release,
                        market.upload("alice", release, random(release)).statusCode())));

        Awaitility.await().until(() -> answers.size() >= 2);
        BucketStore.server().stop();
        Awaitility.await().until(() -> answers.containsValue(503));
        BucketStore.server().start();
        uploads.join();

        assertThat(answers).hasSize(8).containsValue(200);
        for (String release : releases) {
            List<String> digests = market.get("alice", release).path("files.sha256");
            if (answers.getOrDefault(release, 0) == 200) {
                assertThat(object(digests.getFirst())).hasBinaryContent(random(release));
            } else {
                assertThat(answers).containsEntry(release, 503);
                assertThat(digests).isEmpty();
            }
        }
        assertThat(onTheirWay()).isEmpty();
    }

    @Test
    void anObjectThatNoReleaseHasIsDeletedAfterADay() throws Exception {
        String release = market.draft(tenant, "alice", "iris", "1.0.0");
        String replaced = market.upload("alice", release, random(tenant)).path("sha256");
        String present = market.upload("alice", release, Market.model("iris")).path("sha256");
        ServiceDatabase.asServiceForGood(
                "*",
                connection ->
                        ServiceDatabase.update(connection, "UPDATE leftover SET since = now() - interval '2 days'"));

        Arc.container().instance(ArtifactSweep.class).get().sweep();

        assertThat(object(replaced)).doesNotExist();
        assertThat(object(present)).exists();
        assertThat(market.upload("alice", release, random(tenant)).statusCode()).isEqualTo(200);
        assertThat(object(replaced)).exists();
    }

    private static byte[] random(String release) {
        byte[] bytes = new byte[200_000];
        new Random(release.hashCode()).nextBytes(bytes);
        return bytes;
    }

    private static Path object(String digest) {
        return BucketStore.objects()
                .resolve("sha256")
                .resolve(digest.substring(0, 2))
                .resolve(digest);
    }

    private static List<Path> onTheirWay() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "uploads"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
