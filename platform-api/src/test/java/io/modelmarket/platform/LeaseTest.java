package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.LeaseWish;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A leased quota as callers meet it, with the test in billing's place. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class LeaseTest {

    private static final String CALL = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    @Test
    void theFirstCallWaitsAMomentForItsLeaseAndNoLonger() throws InvalidProtocolBufferException {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            String subscription = leased(controlPlane, "lease-first", "acme/lease-first", 100);
            Consumer consumer = Market.consumer(controlPlane.key("lease-first").reveal());
            Market.awaitReady(consumer, "acme.lease-first");

            Consumer.Reply early = call(consumer, "acme.lease-first");
            assertThat(early.status()).isEqualTo(503);
            assertThat(early.header("Retry-After")).isEqualTo("1");
            assertThat(early.text()).contains("no lease of the quota");
            LeaseWish wish = wish(subscription);
            assertThat(wish.getCeiling()).isBetween(1L, 100L);
            assertThat(wish.getVersion()).isZero();

            CompletableFuture<Consumer.Reply> waiting =
                    CompletableFuture.supplyAsync(() -> call(consumer, "acme.lease-first"));
            controlPlane.lease(subscription, 2, 1, state -> state.setOthers(1));
            assertThat(waiting.join().status()).isIn(200, 503);
            Awaitility.await()
                    .until(() -> call(consumer, "acme.lease-first").status() != 503
                            || !call(consumer, "acme.lease-first").text().contains("no lease"));
        }
    }

    @Test
    void usesWhatItIsLeasedAndSaysThatTheRestIsElsewhere() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            String subscription = leased(controlPlane, "lease-rest", "acme/lease-rest", 100);
            Consumer consumer = Market.consumer(controlPlane.key("lease-rest").reveal());
            Market.awaitReady(consumer, "acme.lease-rest");
            controlPlane.lease(subscription, 5, 1, state -> state.setOthers(1));
            awaitLease(consumer, "acme.lease-rest");

            List<Integer> statuses = Stream.generate(
                            () -> call(consumer, "acme.lease-rest").status())
                    .limit(8)
                    .toList();
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(4);
            assertThat(statuses.subList(5, 8)).containsOnly(503);

            controlPlane.lease(subscription, 5, 1, state -> state.setOthers(1));
            Awaitility.await().until(() -> call(consumer, "acme.lease-rest").status() == 429);
            controlPlane.lease(subscription, 6, 2, state -> state.setOthers(1));
            Awaitility.await().until(() -> call(consumer, "acme.lease-rest").status() == 200);
            assertThat(call(consumer, "acme.lease-rest").status()).isIn(429, 503);
        }
    }

    @Test
    void givesBackWhatIsRecalledAndKeepsThePromiseOnDiskFirst() throws IOException {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            String subscription = leased(controlPlane, "lease-recall", "acme/lease-recall", 1000);
            Consumer consumer = Market.consumer(controlPlane.key("lease-recall").reveal());
            Market.awaitReady(consumer, "acme.lease-recall");
            controlPlane.lease(subscription, 1000, 1, state -> state);
            awaitLease(consumer, "acme.lease-recall");

            controlPlane.lease(
                    subscription, 1000, 1, state -> state.setOthers(1).setRecalled(true));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> wish(subscription).getVersion() == 1
                            && wish(subscription).getCeiling() < 1000);
            LeaseWish promise = wish(subscription);
            assertThat(promise.getCeiling()).isBetween(1L, 501L);
            assertThat(Files.readString(Path.of(Market.settings().getOrDefault("market.node.folder", ""), "promises")))
                    .contains(subscription + " " + promise.getPeriodFrom().getSeconds() + " 1 " + promise.getCeiling());
        }
    }

    @Test
    void whatIsWrittenOffIsNotUsedAnyMore() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            String subscription = leased(controlPlane, "lease-off", "acme/lease-off", 100);
            Consumer consumer = Market.consumer(controlPlane.key("lease-off").reveal());
            Market.awaitReady(consumer, "acme.lease-off");
            controlPlane.lease(subscription, 100, 1, state -> state.setOthers(1));
            awaitLease(consumer, "acme.lease-off");

            controlPlane.lease(subscription, 0, 2, state -> state.setOthers(1));

            Awaitility.await("the end of the lease")
                    .until(() -> call(consumer, "acme.lease-off").status() != 200);
            assertThat(Stream.generate(() -> call(consumer, "acme.lease-off").status())
                            .limit(5))
                    .doesNotContain(200);
        }
    }

    @Test
    void answersWhatThePlanAllowsWhileBillingIsSilentAndNoMore() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/lease-away", "1.0.0", SampleModel.IRIS);
            String subscription = controlPlane.subscribe(
                    "lease-away",
                    "acme/lease-away",
                    state -> state.setMonthlyRequests(100).setLeased(true).setAwayRequests(3));
            Consumer consumer = Market.consumer(controlPlane.key("lease-away").reveal());
            Market.awaitReady(consumer, "acme.lease-away");
            controlPlane.lease(subscription, 5, 1, state -> state.setOthers(1));
            awaitLease(consumer, "acme.lease-away");

            List<Consumer.Reply> replies = new ArrayList<>();
            Awaitility.await("the end of what the plan allows")
                    .atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        replies.add(call(consumer, "acme.lease-away"));
                        return replies.getLast().text().contains("billing does not answer");
                    });

            List<Consumer.Reply> answered =
                    replies.stream().filter(reply -> reply.status() == 200).toList();
            assertThat(answered).hasSize(4 + 3);
            assertThat(answered.get(3).header("RateLimit")).contains("\"monthly\";r=95;");
            assertThat(answered.get(4).header("RateLimit")).contains("\"monthly\";r=2;");
            assertThat(answered.getLast().header("RateLimit")).contains("\"monthly\";r=0;");
            assertThat(replies.getLast().status()).isEqualTo(503);
            assertThat(replies.getLast().header("Retry-After")).isEqualTo("5");
            controlPlane.lease(subscription, 20, 2, state -> state.setOthers(1));
            awaitLease(consumer, "acme.lease-away");
        }
    }

    @Test
    void saysThatItIsAlive() throws InvalidProtocolBufferException {
        String node = Market.settings().getOrDefault("market.node.name", "");

        Awaitility.await()
                .atMost(Market.LIMIT)
                .ignoreExceptions()
                .until(() -> LeaseWish.parseFrom(TopicReader.newest(Market.settings(), Topic.LEASE_WISHES, "/" + node))
                        .getNode()
                        .equals(node));
        assertThat(LeaseWish.parseFrom(TopicReader.newest(Market.settings(), Topic.LEASE_WISHES, "/" + node))
                        .getSubscriptionId())
                .isEmpty();
    }

    private static void awaitLease(Consumer consumer, String model) {
        Awaitility.await("the lease").until(() -> call(consumer, model).status() == 200);
    }

    private static Consumer.Reply call(Consumer consumer, String model) {
        return consumer.post("/v2/models/" + model + "/infer", CALL);
    }

    private static LeaseWish wish(String subscription) throws InvalidProtocolBufferException {
        String key = subscription + "/" + Market.settings().getOrDefault("market.node.name", "");
        return LeaseWish.parseFrom(TopicReader.newest(Market.settings(), Topic.LEASE_WISHES, key));
    }

    private static String leased(ControlPlane controlPlane, String tenant, String model, long quota) {
        controlPlane.publish(model, "1.0.0", SampleModel.IRIS);
        return controlPlane.subscribe(
                tenant, model, state -> state.setMonthlyRequests(quota).setLeased(true));
    }
}
