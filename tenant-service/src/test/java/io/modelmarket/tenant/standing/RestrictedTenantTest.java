package io.modelmarket.tenant.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.PaymentStanding;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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

/** Whose invoices are overdue makes no new keys; billing says so on each of its subscriptions. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class RestrictedTenantTest {

    private static final Duration WITHIN = Duration.ofSeconds(20);

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
    void makesNoKeysUntilItHasPaid() throws Exception {
        String subscription = UUID.randomUUID().toString();
        say(subscription, PaymentStanding.REMINDED, SubscriptionState.Status.ACTIVE);
        assertThat(makeKey().statusCode()).isEqualTo(201);

        say(subscription, PaymentStanding.RESTRICTED, SubscriptionState.Status.ACTIVE);

        Awaitility.await()
                .atMost(WITHIN)
                .untilAsserted(() -> assertThat(makeKey().statusCode()).isEqualTo(403));
        assertThat(makeKey().<String>path("type")).endsWith("tenant-restricted");
        assertThat(makeKey().<String>path("detail")).contains(tenant, "overdue");
        assertThat(market.get("alice", keys()).statusCode()).isEqualTo(200);

        say(subscription, PaymentStanding.PAYMENT_STANDING_UNSPECIFIED, SubscriptionState.Status.ACTIVE);

        Awaitility.await()
                .atMost(WITHIN)
                .untilAsserted(() -> assertThat(makeKey().statusCode()).isEqualTo(201));
    }

    private String keys() {
        return "/v1/tenants/" + tenant + "/keys";
    }

    private Response makeKey() {
        return market.post("alice", keys(), Map.of("name", "k"));
    }

    private void say(String subscription, PaymentStanding standing, SubscriptionState.Status status)
            throws ExecutionException, InterruptedException {
        SubscriptionState state = SubscriptionState.newBuilder()
                .setSubscriptionId(subscription)
                .setTenant(tenant)
                .setStatus(status)
                .setPaymentStanding(standing)
                .build();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, setting("kafka.bootstrap.servers")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.SUBSCRIPTIONS.named(setting("market.topics.prefix")),
                            subscription.getBytes(StandardCharsets.UTF_8),
                            state.toByteArray()))
                    .get();
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
