package io.modelmarket.tenant.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.ConsumerRefusal;
import io.modelmarket.contracts.event.proto.LiftedRefusal;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.contracts.event.proto.RefusedConsumer;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

/** Whom a node refuses a release is told to all nodes, seen by partner and operator, until it passes or is revoked. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class RefusalResourceTest {

    private static final int HOUR = 3_600;

    private final Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String tenant;
    String release;

    @BeforeEach
    void publish() {
        market = new Market(tokens);
        tenant = market.tenantOf("alice");
        release = market.published(tenant, "alice", "iris", "1.0.0");
    }

    @Test
    void isSeenByPartnerAndOperatorAndToldToAllNodes() throws Exception {
        report("n1", "globex", now, HOUR);
        awaitRefused("globex");

        Response seen = market.get("alice", release);
        assertThat(seen.<String>path("status")).isEqualTo("PUBLISHED");
        assertThat(seen.<String>path("timeline[-1].by")).isEqualTo("node n1");
        assertThat(seen.<String>path("timeline[-1].note")).contains("refused to globex", "died 3 times", "r1, r2");
        assertThat(seen.<Map<String, Object>>path("refusals[0]"))
                .containsEntry("consumer", "globex")
                .containsEntry("node", "n1")
                .containsEntry("crashes", 3)
                .containsEntry("requests", List.of("r1", "r2"))
                .containsEntry("until", now.plusSeconds(HOUR).toString());
        assertThat(market.get("olga", "/v1/refusals").<List<String>>path("items.model"))
                .contains(tenant + "/iris");
        ReleaseState state = told(2);
        assertThat(state.getStatus()).isEqualTo(ReleaseState.Status.PUBLISHED);
        assertThat(state.getRefusedList())
                .extracting(
                        RefusedConsumer::getNode,
                        RefusedConsumer::getConsumer,
                        each -> each.getUntil().getSeconds())
                .containsExactly(tuple("n1", "globex", now.plusSeconds(HOUR).getEpochSecond()));
        assertThat(market.tenantOf("dan")).isNotEqualTo(tenant);
        assertThat(market.get("dan", release).statusCode())
                .as("another partner learns nothing")
                .isEqualTo(404);
        assertThat(market.get("alice", "/v1/refusals").statusCode()).isEqualTo(403);
    }

    @Test
    void isRevokedForThatConsumerOnAllNodesAndStaysRevokedWhenToldAgain() throws Exception {
        report("n1", "globex", now, HOUR);
        report("n2", "globex", now.plusSeconds(5), HOUR);
        report("n1", "initech", now, HOUR);
        awaitRefused("initech");

        Response revoked = market.as("olga").delete(revocation("globex"));

        assertThat(revoked.<List<String>>path("refusals.consumer")).containsExactly("initech");
        assertThat(revoked.<String>path("timeline[-1].note")).isEqualTo("served to globex again");
        ReleaseState state = told(5);
        assertThat(state.getRefusedList())
                .extracting(RefusedConsumer::getConsumer)
                .containsExactly("initech");
        assertThat(state.getLiftedRefusalsList())
                .extracting(
                        LiftedRefusal::getNode,
                        LiftedRefusal::getConsumer,
                        each -> each.getRefusedAt().getSeconds())
                .containsExactly(
                        tuple("n1", "globex", now.getEpochSecond()),
                        tuple("n2", "globex", now.plusSeconds(5).getEpochSecond()));
        assertThat(market.as("olga").delete(revocation("globex")).statusCode()).isEqualTo(409);

        report("n1", "globex", now, HOUR);
        report("n3", "umbrella", now, HOUR);
        awaitRefused("umbrella");
        assertThat(market.get("alice", release).<List<String>>path("refusals.consumer"))
                .containsExactly("initech", "umbrella");
        List<String> recorded = ServiceDatabase.asService(
                tenant,
                connection -> ServiceDatabase.column(
                        connection,
                        "SELECT DISTINCT action FROM audit_record WHERE tenant = ? AND action LIKE '%REFUS%'",
                        tenant));
        assertThat(recorded).containsExactlyInAnyOrder("CONSUMER_REFUSED", "REFUSAL_REVOKED");
    }

    @Test
    void thatHasPassedOrIsOfNothingKnownIsPassedOver() throws Exception {
        report("n1", "globex", now.minusSeconds(2 * HOUR), HOUR);
        report("n1", "Not A Tenant", now, HOUR);
        report("n1", "globex", now, -1);
        report("n1", "globex", now, Integer.MAX_VALUE * 1000L);
        report("", "globex", now, HOUR);
        report("n\0", "globex", now, HOUR);
        report("n1", "initech", now, HOUR);

        awaitRefused("initech");
        assertThat(market.get("alice", release).<List<String>>path("refusals.consumer"))
                .containsExactly("initech");
    }

    @Test
    void isNotRevokedWhereThereIsNone() {
        assertThat(market.as("olga").delete(revocation("globex")).statusCode()).isEqualTo(409);
        assertThat(market.as("olga")
                        .delete("/v1/refusals/" + tenant + "/nothing/1.0.0/globex")
                        .statusCode())
                .isEqualTo(404);
    }

    private String revocation(String consumer) {
        return "/v1/refusals/" + tenant + "/iris/1.0.0/" + consumer;
    }

    private ReleaseState told(int records) throws InvalidProtocolBufferException {
        return ReleaseState.parseFrom(
                Records.of(Topic.RELEASES, tenant + "/iris@1.0.0", records).getLast());
    }

    private void awaitRefused(String consumer) {
        Awaitility.await(consumer)
                .atMost(Duration.ofSeconds(20))
                .until(() -> market.get("alice", release)
                        .<List<String>>path("refusals.consumer")
                        .contains(consumer));
    }

    private void report(String node, String consumer, Instant at, long seconds)
            throws ExecutionException, InterruptedException {
        QuarantineState state = QuarantineState.newBuilder()
                .setNode(node)
                .setModel(tenant + "/iris")
                .setVersion("1.0.0")
                .setQuarantinedAt(timestamp(at))
                .setRefusal(ConsumerRefusal.newBuilder()
                        .setConsumer(consumer)
                        .setUntil(timestamp(at.plusSeconds(seconds)))
                        .setCrashes(3)
                        .addRequests("r1")
                        .addRequests("no id")
                        .addRequests("nul\0")
                        .addRequests("r2"))
                .build();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, setting("kafka.bootstrap.servers")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            String topic = Topic.QUARANTINES.named(setting("market.topics.prefix"));
            byte[] key = (node + "/" + tenant + "/iris@1.0.0/" + consumer).getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, 0, key, state.toByteArray()))
                    .get();
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
