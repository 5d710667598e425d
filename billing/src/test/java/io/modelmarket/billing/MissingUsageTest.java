package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.NodeMark;
import io.modelmarket.contracts.event.proto.QuotaState;
import io.modelmarket.contracts.event.proto.SequenceRange;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageMark;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Usage that a data plane has sent and Kafka has lost: seen, asked for, counted once. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class MissingUsageTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final SequenceRange LOST =
            SequenceRange.newBuilder().setFirst(4).setLast(6).build();

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;
    private List<UsageEvent> events;

    /** Of nine events the second three are lost. */
    @BeforeEach
    void lose() {
        market = Market.open();
        consumer = market.subscribe(market.plan(Map.of(
                "model",
                market.model,
                "name",
                "digits",
                "currency",
                "EUR",
                "pricePerRequest",
                "0.002",
                "monthlyRequests",
                500)));
        events = IntStream.range(0, 9)
                .mapToObj(i -> consumer.next(Instant.now()).build())
                .toList();
        consumer.send(0, events.subList(0, 3));
        consumer.send(6, events.subList(6, 9));
        market.topics.flush();
        consumer.awaitRequests(month, 6);
    }

    @Test
    void countsWhatComesAfterAGapAndWhatFillsItOnce() throws InvalidProtocolBufferException {
        assertThat(shown("gaps")).isEqualTo(1);
        assertThat(shown("missing")).isEqualTo(3);
        assertThat(waitedFor()).isEqualTo(List.of(4, 6));

        consumer.send(3, events.subList(3, 5));
        consumer.send(3, events.subList(3, 5));
        consumer.send(5, events.subList(5, 6));
        consumer.send(events.subList(2, 9));
        market.topics.flush();

        consumer.awaitRequests(month, 9);
        assertThat(shown("gaps")).isZero();
        assertThat(shown("missing")).isZero();
        assertThat(waitedFor()).isEmpty();
        await().atMost(SOON).until(() -> mark().getSequence() == 9);
        assertThat(mark().getMissingList()).isEmpty();
    }

    @Test
    void tellsTheDataPlaneToKeepAndSendWhatIsMissingAndWhatIsCounted() throws InvalidProtocolBufferException {
        await().atMost(SOON).until(() -> mark().getMissingCount() == 1);

        assertThat(mark().getSequence()).isEqualTo(3);
        assertThat(mark().getMissingList()).containsExactly(LOST);
        assertThat(counted().getSequence()).isEqualTo(9);
        assertThat(counted().getMissingList()).containsExactly(LOST);
    }

    /** What is missing is known to a reader that begins again, and a topic that is read twice changes nothing. */
    @Test
    void isKnownToWhoeverReadsNext() throws SQLException {
        try (Books books = Books.asService("*")) {
            books.update("UPDATE intake_offset SET next_offset = 0 WHERE partition >= 0");
            books.commit();
        }

        consumer.send(3, events.subList(3, 6));
        consumer.send(9, List.of(consumer.next(Instant.now()).build()));
        market.topics.flush();

        consumer.awaitRequests(month, 10);
        assertThat(shown("gaps")).isZero();
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT sum(events)::bigint FROM intake_mark WHERE node = ?", consumer.node))
                    .isEqualTo(10);
        }
    }

    /** A node whose disk is gone: nobody waits any more, and nothing is lost by that. */
    @Test
    void whatIsWrittenOffIsNotWaitedForAndCountsAllTheSame() throws SQLException {
        Map<String, Object> request = Map.of("node", consumer.node, "epoch", 1, "reason", "its disk burnt");
        assertThat(writeOff("carla", request).statusCode()).isEqualTo(403);
        assertThat(writeOff("olga", Map.of("node", consumer.node, "epoch", 1, "reason", " "))
                        .statusCode())
                .isEqualTo(400);
        assertThat(writeOff("olga", Map.of("node", "nobody", "epoch", 1, "reason", "gone"))
                        .statusCode())
                .isEqualTo(404);

        assertThat(shown("lost")).isEqualTo(3);
        Response other = writeOff("olga", Map.of("node", consumer.node, "epoch", 1, "reason", "burnt", "events", 2));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.<String>path("detail"))
                .startsWith("3 events of epoch 1")
                .contains("not 2");
        assertThat(shown("gaps")).isEqualTo(1);

        assertThat(writeOff("olga", Map.of("node", consumer.node, "epoch", 1, "reason", "its disk burnt", "events", 3))
                        .jsonPath()
                        .getLong("gaps"))
                .isEqualTo(1);
        assertThat(writeOff("fiona", request).jsonPath().getLong("gaps")).isZero();

        assertThat(waitedFor()).isEmpty();
        assertThat(shown("gaps")).isZero();
        assertThat(shown("missing")).isEqualTo(3);
        String first = "items.find { it.node == '" + consumer.node + "' }.";
        JsonPath listed =
                market.as("fiona").get("/v1/finance/usage/intake/write-offs").jsonPath();
        assertThat(listed.getLong(first + "first")).isEqualTo(4);
        assertThat(listed.getLong(first + "last")).isEqualTo(6);
        assertThat(listed.getString(first + "reason")).isEqualTo("its disk burnt");
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM usage_write_off")).isZero();
        }
        consumer.send(3, events.subList(3, 6));
        market.topics.flush();
        consumer.awaitRequests(month, 9);
        assertThat(shown("missing")).isZero();
    }

    /** A node that goes on without what it has lost may delete what lies behind; what is missing later it keeps. */
    @Test
    void theNodeKeepsNothingForWhatIsWrittenOffButForWhatIsMissingSince() throws InvalidProtocolBufferException {
        await().atMost(SOON).until(() -> mark().getMissingCount() == 1);
        Map<String, Object> request = Map.of("node", consumer.node, "epoch", 1, "reason", "its journal was damaged");

        assertThat(writeOff("olga", request).jsonPath().getLong("gaps")).isEqualTo(1);

        await().atMost(SOON).until(() -> mark().getSequence() == 9);
        assertThat(mark().getMissingList()).isEmpty();

        List<UsageEvent> more = IntStream.range(0, 3)
                .mapToObj(i -> consumer.next(Instant.now()).build())
                .toList();
        consumer.send(11, more.subList(2, 3));
        market.topics.flush();
        await().atMost(SOON).until(() -> mark().getMissingCount() == 1);
        assertThat(mark().getSequence()).isEqualTo(9);
        assertThat(mark().getMissing(0).getFirst()).isEqualTo(10);
        assertThat(mark().getMissing(0).getLast()).isEqualTo(11);
        assertThat(shown("gaps")).isEqualTo(1);

        consumer.send(9, more.subList(0, 2));
        market.topics.flush();
        await().atMost(SOON).until(() -> mark().getSequence() == 12);
        assertThat(mark().getMissingList()).isEmpty();
        assertThat(consumer.requests(month)).isEqualTo(9);
        assertThat(counted().getMissingList())
                .as("of a quota the node goes on to hold it as its own")
                .containsExactly(LOST);
    }

    private Response writeOff(String who, Map<String, ?> request) {
        return market.as(who).body(request).post("/v1/finance/usage/intake/write-offs");
    }

    private long shown(String column) {
        JsonPath intake = market.as("fiona").get("/v1/finance/usage/intake").jsonPath();
        return intake.getLong("items.find { it.node == '" + consumer.node + "' }." + column);
    }

    /** First and last of each stretch. */
    private List<Integer> waitedFor() {
        assertThat(market.as("carla").get("/v1/finance/usage/intake/gaps").statusCode())
                .isEqualTo(403);
        JsonPath gaps = market.as("olga").get("/v1/finance/usage/intake/gaps").jsonPath();
        String ours = "items.findAll { it.node == '" + consumer.node + "' }.collectMany { [it.first, it.last] }";
        return gaps.getList(ours);
    }

    private UsageMark mark() throws InvalidProtocolBufferException {
        return UsageMark.parseFrom(market.topics.read(Topic.MARKS, 0).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).startsWith(consumer.node + "/1/"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value());
    }

    private NodeMark counted() throws InvalidProtocolBufferException {
        return QuotaState.parseFrom(market.topics.read(Topic.QUOTAS, 0).stream()
                        .filter(record ->
                                new String(record.key(), StandardCharsets.UTF_8).equals(consumer.subscription))
                        .reduce((earlier, later) -> later)
                        .orElseThrow()
                        .value())
                .getCountedList()
                .stream()
                .filter(mark -> mark.getNode().equals(consumer.node))
                .findFirst()
                .orElseThrow();
    }
}
