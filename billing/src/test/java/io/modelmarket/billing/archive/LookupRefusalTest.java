package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A tenant that asks much of the archive is told to come again, while others are answered. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class LookupRefusalTest {

    private static final int WAITING = 4;

    @Inject
    EventScan scan;

    private final String day = LocalDate.now(Consumer.ZONE).toString();

    @Test
    void isAnsweredWithWhenToComeAgainAndHoldsUpNobody() throws ExecutionException, InterruptedException {
        Market market = Market.open();
        CountDownLatch answered = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> scan.inTurn(new Asker(market.globex), () -> isOver(answered)));
            List<Future<Response>> others = new ArrayList<>();
            try {
                Market.token("carla");
                for (int i = 1; i <= WAITING; i++) {
                    others.add(threads.submit(() -> ofConsumer(market)));
                    int asked = i;
                    await().until(() -> scan.waiting() == asked);
                }

                Response refused = ofConsumer(market);

                assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(429);
                assertThat(refused.header("Retry-After")).isEqualTo("10");
                assertThat(refused.<String>path("type")).isEqualTo("urn:modelmarket:problem:rate-limited");
                assertThat(market.as("fiona")
                                .get("/v1/finance/events?tenant={t}&day={d}", market.globex, day)
                                .statusCode())
                        .as("finance has a turn of its own, also for this tenant's events")
                        .isEqualTo(200);
            } finally {
                answered.countDown();
            }
            assertThat(first.get()).isTrue();
            for (Future<Response> other : others) {
                assertThat(other.get().statusCode()).isEqualTo(200);
            }
        }
    }

    private Response ofConsumer(Market market) {
        return market.as("carla").get("/v1/tenants/{t}/events?day={d}", market.globex, day);
    }

    private static boolean isOver(CountDownLatch answered) {
        try {
            answered.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
