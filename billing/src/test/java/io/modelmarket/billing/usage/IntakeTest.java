package io.modelmarket.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamThread;
import io.modelmarket.billing.subscription.SubscriptionLookup;
import io.modelmarket.billing.usage.fold.Totals;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class IntakeTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PARTITIONS = 6;

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();

    @Inject
    KafkaAccess kafka;

    @Inject
    UsageConfig config;

    @Inject
    Intake intake;

    @Inject
    SubscriptionLookup lookup;

    @Inject
    TenantScope scope;

    @Inject
    IntakeProgress progress;

    @Test
    void replayingTheWholeTopicChangesNothing() throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(40, Instant.now());
        consumer.awaitRequests(month, 40);
        String before = everything();

        rewind();
        String marker = oneMore(market);

        assertThat(everything(marker)).isEqualTo(before);
        assertThat(consumer.requests(month)).isEqualTo(40);
    }

    @Test
    void severalReadersTogetherCountOnce() throws SQLException {
        Market market = Market.open();
        List<Consumer> consumers = new ArrayList<>();
        consumers.add(market.subscribe(market.plan("digits", "0.10")));
        List<StreamThread> readers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            readers.add(new StreamThread("second-reader-" + i, this::reader));
        }
        try {
            consumers.getFirst().use(300, Instant.now());
            readers.getFirst().start();
            consumers.getFirst().use(300, Instant.now());
            readers.getLast().start();
            consumers.getFirst().use(300, Instant.now());
            readers.getFirst().stop();
            consumers.getFirst().use(100, Instant.now());
            await().atMost(SOON).until(() -> consumers.getFirst().requests(month) == 1000);
        } finally {
            readers.forEach(StreamThread::stop);
        }
        try (Books books = Books.asService("*")) {
            assertThat(books.number(
                            "SELECT sum(events)::bigint FROM intake_mark WHERE node = ?", consumers.getFirst().node))
                    .isEqualTo(1000);
        }
    }

    @Test
    void aReaderThatWasOvertakenChangesNothing() {
        UUID nobody = UUID.randomUUID();
        IntakeBatch stale = new IntakeBatch(
                Totals.NONE,
                Collections.emptySortedMap(),
                List.of(),
                Map.of(),
                new IntakeBatch.Offsets(Map.of(0, -1L), Map.of(0, 0L)),
                new IntakeBatch.Counts(0, 0));

        Intake.Outcome outcome = scope.callAsPlatform(() -> intake.absorb(stale));

        assertThat(outcome).isInstanceOf(Intake.Outcome.Overtaken.class);
        assertThat(scope.callAsPlatform(() -> lookup.find(List.of(nobody)))).isEmpty();
    }

    /** Events of several nodes and subscriptions, partitions mixed, some sent again: the rollups are the plain sums. */
    @Test
    void mixedPartitionsAndResendsComeToThePlainSums() throws SQLException {
        Random random = new Random(4711);
        List<Market> markets = List.of(Market.open(), Market.open(), Market.open());
        List<Consumer> consumers = markets.stream()
                .map(market -> market.subscribe(market.plan("digits", "0.10")))
                .toList();
        List<List<UsageEvent>> streams = new ArrayList<>();
        for (Consumer consumer : consumers) {
            List<UsageEvent> stream = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                stream.add(consumer.next(Instant.now().minusSeconds(random.nextInt(3)))
                        .setRows(i)
                        .build());
                if (random.nextInt(10) == 0) {
                    stream.addAll(List.copyOf(stream.subList(Math.max(0, stream.size() - 15), stream.size())));
                }
            }
            streams.add(stream);
        }
        List<Integer> turns = new ArrayList<>();
        for (int s = 0; s < streams.size(); s++) {
            turns.addAll(Collections.nCopies(streams.get(s).size(), s));
        }
        Collections.shuffle(turns, random);
        for (int turn : turns) {
            consumers.get(turn).send(streams.get(turn).removeFirst());
        }
        markets.forEach(market -> market.topics.flush());

        for (int i = 0; i < consumers.size(); i++) {
            consumers.get(i).awaitRequests(month, 200);
            try (Books books = Books.asService(markets.get(i).globex)) {
                assertThat(books.number("SELECT sum(rows_in)::bigint FROM usage_rollup"))
                        .isEqualTo(199 * 200 / 2);
            }
        }
    }

    private UsageReader reader() {
        Folding folding = intake.folding(new KnownSubscriptions(lookup, 100), scope);
        return new UsageReader(kafka, config, intake, folding, scope, progress);
    }

    private static void rewind() throws SQLException {
        try (Books books = Books.asService("*")) {
            books.update("UPDATE intake_offset SET next_offset = 0 WHERE partition >= 0");
            books.commit();
        }
    }

    /**
     * Makes the readers look at every partition again, and waits until they are through; the subscription used for it.
     */
    private String oneMore(Market market) {
        Market other = Market.open();
        Consumer consumer = other.subscribe(other.plan("digits", "0.10"));
        byte[] event = consumer.next(Instant.now()).build().toByteArray();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            market.topics.send(Topic.USAGE, partition, consumer.subscription, event);
        }
        market.topics.flush();
        await().atMost(SOON).until(IntakeTest::caughtUp);
        return consumer.subscription;
    }

    private static boolean caughtUp() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                            "SELECT count(*) FROM intake_offset WHERE next_offset = 0 AND partition >= 0 AND partition < ?",
                            PARTITIONS)
                    == 0;
        }
    }

    private static String everything(String... without) throws SQLException {
        try (Books books = Books.asService("*")) {
            return String.valueOf(books.query(
                    "SELECT coalesce(sum(events), 0) || '/' || coalesce(sum(requests), 0) || '/'"
                            + " || coalesce(sum(bytes_in), 0) FROM usage_rollup WHERE subscription_id::text <> ?",
                    without.length == 0 ? "" : without[0]));
        }
    }
}
