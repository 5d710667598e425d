package io.modelmarket.tenant.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.modelmarket.tenant.Records;
import io.modelmarket.tenant.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a node has quarantined is quarantined everywhere, seen by partner and operator, until the operator revokes it.
 */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class QuarantineResourceTest {

    private static final long FIRST = 1_790_000_000L;

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;
    String release;
    String revocation;

    @BeforeEach
    void publish() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        release = market.published(tenant, "alice", "iris", "1.0.0");
        revocation = "/v1/quarantines/" + tenant + "/iris/1.0.0";
    }

    @Test
    void isSeenByPartnerAndOperatorAndTakesTheReleaseOutOfServiceEverywhere() throws Exception {
        report("n1", FIRST);
        awaitStatus("QUARANTINED");

        Response seen = market.get("alice", release);
        assertThat(seen.<String>path("timeline[-1].status")).isEqualTo("QUARANTINED");
        assertThat(seen.<String>path("timeline[-1].by")).isEqualTo("node n1");
        assertThat(seen.<String>path("timeline[-1].note")).contains("died 3 times within 600 s", "past its deadline");
        Map<String, Object> listed = listed();
        assertThat(listed)
                .containsEntry("version", "1.0.0")
                .containsEntry("node", "n1")
                .containsEntry("crashes", 3)
                .containsEntry("lastCause", "DEADLINE");
        List<byte[]> states = Records.of(Topic.RELEASES, tenant + "/iris@1.0.0", 2);
        assertThat(ReleaseState.parseFrom(states.getLast()).getStatus()).isEqualTo(ReleaseState.Status.QUARANTINED);
        assertThat(market.get("carla", "/v1/catalog/models/" + tenant + "/iris").statusCode())
                .as("still on offer")
                .isEqualTo(200);
    }

    @Test
    void isRevokedByTheOperatorForAllNodesAndStaysRevokedWhenToldAgain() throws Exception {
        report("n1", FIRST);
        report("n2", FIRST + 5);
        awaitListed(2);

        Response revoked = market.as("olga").delete(revocation);

        assertThat(revoked.<String>path("status")).isEqualTo("PUBLISHED");
        assertThat(revoked.<String>path("timeline[-1].note")).isEqualTo("quarantine revoked");
        ReleaseState state = ReleaseState.parseFrom(
                Records.of(Topic.RELEASES, tenant + "/iris@1.0.0", 3).getLast());
        assertThat(state.getStatus()).isEqualTo(ReleaseState.Status.PUBLISHED);
        assertThat(state.getLiftedList())
                .extracting(lifted ->
                        lifted.getNode() + " " + lifted.getQuarantinedAt().getSeconds())
                .containsExactly("n1 " + FIRST, "n2 " + (FIRST + 5));
        assertThat(market.as("olga").delete(revocation).statusCode()).isEqualTo(409);
        List<String> recorded = ServiceDatabase.asService(
                tenant,
                connection -> ServiceDatabase.column(
                        connection,
                        "SELECT DISTINCT action FROM audit_record WHERE tenant = ? AND action LIKE '%QUARANTINE%'",
                        tenant));
        assertThat(recorded).containsExactlyInAnyOrder("RELEASE_QUARANTINED", "QUARANTINE_REVOKED");

        report("n1", FIRST);
        report("n1", FIRST + 60);
        awaitStatus("QUARANTINED");
        assertThat(market.get("alice", release)
                        .<List<String>>path("timeline.findAll { it.status == 'QUARANTINED' }.by"))
                .as("what was revoked is not reported a second time")
                .containsExactly("node n1", "node n2", "node n1");
        market.as("olga").delete(revocation);
        assertThat(ReleaseState.parseFrom(Records.of(Topic.RELEASES, tenant + "/iris@1.0.0", 5)
                                .getLast())
                        .getLiftedList())
                .extracting(lifted ->
                        lifted.getNode() + " " + lifted.getQuarantinedAt().getSeconds())
                .containsExactly("n1 " + (FIRST + 60), "n2 " + (FIRST + 5));
    }

    @Test
    void doesNotKeepThePartnerFromWithdrawing() throws Exception {
        report("n1", FIRST);
        awaitStatus("QUARANTINED");

        assertThat(market.post("olga", Market.review(tenant, "iris", "1.0.0") + "/approval")
                        .statusCode())
                .as("a review is no way out")
                .isEqualTo(409);
        assertThat(market.post("alice", release + "/withdrawal").<String>path("status"))
                .isEqualTo("WITHDRAWN");

        assertThat(market.as("olga").delete(revocation).statusCode()).isEqualTo(409);
        assertThat(market.get("olga", "/v1/quarantines").<List<String>>path("items.model"))
                .doesNotContain(tenant + "/iris");
    }

    @Test
    void ofNothingKnownIsPassedOver() throws Exception {
        send("n1/x/y@1.0.0", new byte[] {1, 2, 3});
        send(
                "n1/nobody/nothing@1.0.0",
                state("n1", FIRST).setModel("nobody/nothing").build().toByteArray());
        send("n1/x@1.0.0", state("n1", FIRST).setCrashes(0).build().toByteArray());
        report("n1", FIRST);

        awaitStatus("QUARANTINED");
        assertThat(listed()).containsEntry("crashes", 3);
    }

    private void awaitStatus(String status) {
        Awaitility.await(status)
                .atMost(Duration.ofSeconds(20))
                .until(() -> status.equals(market.get("alice", release).path("status")));
    }

    private void awaitListed(int count) {
        Awaitility.await("reports")
                .atMost(Duration.ofSeconds(20))
                .until(() -> market.get("olga", "/v1/quarantines")
                                .<List<Object>>path("items.findAll { it.model == '" + tenant + "/iris' }")
                                .size()
                        == count);
    }

    private Map<String, Object> listed() {
        List<Map<String, Object>> mine =
                market.get("olga", "/v1/quarantines").path("items.findAll { it.model == '" + tenant + "/iris' }");
        assertThat(mine).hasSize(1);
        return mine.getFirst();
    }

    private void report(String node, long at) throws ExecutionException, InterruptedException {
        send(node + "/" + tenant + "/iris@1.0.0", state(node, at).build().toByteArray());
    }

    private QuarantineState.Builder state(String node, long at) {
        return QuarantineState.newBuilder()
                .setNode(node)
                .setModel(tenant + "/iris")
                .setVersion("1.0.0")
                .setQuarantinedAt(Timestamp.newBuilder().setSeconds(at))
                .setCrashes(3)
                .setWindowSeconds(600)
                .setLastCause(QuarantineState.Cause.DEADLINE);
    }

    private static void send(String key, byte[] value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, setting("kafka.bootstrap.servers")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            String topic = Topic.QUARANTINES.named(setting("market.topics.prefix"));
            producer.send(new ProducerRecord<>(topic, 0, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
