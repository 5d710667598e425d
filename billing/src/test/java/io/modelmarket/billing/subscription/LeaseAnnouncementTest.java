package io.modelmarket.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class LeaseAnnouncementTest {

    @Inject
    LeaseAnnouncement announcement;

    @Test
    void tellsOfASubscriptionOlderThanLeasesOnce() throws Exception {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("hard", "1", 5));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told(market, consumer).size() == 1);
        UUID id = UUID.fromString(consumer.subscription);
        try (Books books = Books.asOwner("*")) {
            books.update("INSERT INTO lease_untold (subscription_id, tenant) VALUES (?, ?)", id, market.globex);
            books.commit();
        }

        announcement.tell();
        announcement.tell();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> told(market, consumer).size() == 2);
        assertThat(SubscriptionState.parseFrom(told(market, consumer).getLast().value())
                        .getLeased())
                .isTrue();
        assertThat(left(id)).isZero();
    }

    @Test
    void oneThatCannotBeToldHoldsUpNoOther() throws Exception {
        List<Told> both = Stream.of(Market.open(), Market.open())
                .map(market -> new Told(market, market.subscribe(market.plan("digits", "0.10"))))
                .sorted(Comparator.comparing(one -> one.consumer().subscription))
                .toList();
        Told later = both.getLast();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told(later.market(), later.consumer()).size() == 1);
        UUID stuck = UUID.fromString(both.getFirst().consumer().subscription);
        try (Books books = Books.asOwner("*")) {
            String untold = "INSERT INTO lease_untold (subscription_id, tenant) VALUES (?, ?)";
            books.update(untold, stuck, "nobody");
            books.update(untold, UUID.fromString(later.consumer().subscription), later.market().globex);
            books.commit();
        }

        announcement.tell();

        assertThat(left(UUID.fromString(later.consumer().subscription))).isZero();
        assertThat(left(stuck)).isEqualTo(1);
        try (Books books = Books.asOwner("*")) {
            books.update("DELETE FROM lease_untold WHERE subscription_id = ?", stuck);
            books.commit();
        }
    }

    private record Told(Market market, Consumer consumer) {}

    private static List<ConsumerRecord<byte[], byte[]>> told(Market market, Consumer consumer) {
        return market.topics.read(Topic.SUBSCRIPTIONS, 0).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(consumer.subscription))
                .toList();
    }

    private static long left(UUID subscription) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number("SELECT count(*) FROM lease_untold WHERE subscription_id = ?", subscription);
        }
    }
}
