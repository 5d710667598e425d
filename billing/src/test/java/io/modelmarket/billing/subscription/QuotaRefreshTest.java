package io.modelmarket.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.contracts.event.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class QuotaRefreshTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void tellsWhatACrashAfterTheChangeLeftUntold() throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        await().atMost(SOON).until(() -> told(market, consumer) == 1);
        try (Books books = Books.asService(market.globex)) {
            books.update(
                    "INSERT INTO quota_untold (subscription_id, tenant, since) VALUES (?, ?, now())",
                    UUID.fromString(consumer.subscription),
                    market.globex);
            books.commit();
        }

        await().atMost(SOON).until(() -> told(market, consumer) == 2);

        assertThat(untold(consumer)).isZero();
    }

    @Test
    void aChangeIsToldOfOnce() throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        String other = market.plan("other", "0.20");
        await().atMost(SOON).until(() -> told(market, consumer) == 1);

        market.as("carla")
                .body(Map.of("planId", other))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription)
                .then()
                .statusCode(200);

        assertThat(untold(consumer)).isZero();
        await().atMost(SOON).until(() -> told(market, consumer) == 2);
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> told(market, consumer) == 2);
        try (Books books = Books.asService(market.acme)) {
            assertThat(books.number("SELECT count(*) FROM quota_untold")).isZero();
        }
    }

    private static long told(Market market, Consumer consumer) {
        return market.topics.read(Topic.QUOTAS, 0).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(consumer.subscription))
                .count();
    }

    private static long untold(Consumer consumer) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT count(*) FROM quota_untold WHERE subscription_id = ?",
                    UUID.fromString(consumer.subscription));
        }
    }
}
