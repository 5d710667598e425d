package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.billing.archive.ArchivedEvent.Position;
import io.modelmarket.billing.archive.EventSearch.Filter;
import io.modelmarket.billing.archive.EventSearch.Order;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Single events of several files, of which the last holds the earliest too. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ArchivedEventsTest {

    private static final int EACH = 3;

    @Inject
    ArchivedEvents archive;

    @Inject
    TenantScope scope;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Market market;
    private Consumer consumer;

    @BeforeEach
    void archive() {
        market = Market.open();
        consumer = market.subscribe(market.plan("digits", "0.10"));
        round(now.minusSeconds(20));
        round(now.minusSeconds(10));
        round(now);
        round(now.minusSeconds(30));
    }

    @ParameterizedTest
    @EnumSource
    void arePagedThroughInOrderWhicheverFileTheyAreIn(Order order) {
        List<ArchivedEvent> events = new ArrayList<>();
        Position after = null;
        boolean more = true;
        while (more) {
            ArchivedEvents.Found found = find(order, after, null);
            assertThat(found.events()).hasSizeLessThanOrEqualTo(2);
            events.addAll(found.events());
            after = events.getLast().at();
            more = found.more();
        }
        assertThat(events).hasSize(4 * EACH).extracting(ArchivedEvent::sequence).doesNotHaveDuplicates();
        Comparator<Position> oldest = Comparator.naturalOrder();
        assertThat(events)
                .extracting(ArchivedEvent::at)
                .isSortedAccordingTo(order == Order.OLDEST ? oldest : oldest.reversed());
    }

    @Test
    void areThoseOfTheTenantAndOfWhatIsAskedFor() {
        assertThat(find(Order.NEWEST, null, "r-4").events())
                .singleElement()
                .satisfies(event -> assertThat(event.finishedAt()).isEqualTo(now.minusSeconds(10)));
        EventSearch others = search(market.acme, Order.NEWEST, null, null);
        assertThat(scope.callAsPlatform(() -> archive.find(Asker.PLATFORM, others))
                        .events())
                .isEmpty();
        EventSearch keys = search(market.globex, Order.NEWEST, null, null);
        assertThat(keys(keys, List.of(new ReleaseTime("1.0.0", keys.from(), keys.to()))))
                .singleElement()
                .satisfies(use -> assertThat(use.requests()).isEqualTo(4 * EACH));
        assertThat(keys(keys, List.of(new ReleaseTime("1.0.1", keys.from(), keys.to()))))
                .isEmpty();
        assertThat(keys(keys, List.of())).isEmpty();
    }

    private List<ArchivedEvents.KeyUse> keys(EventSearch search, List<ReleaseTime> times) {
        return scope.callAsPlatform(() -> archive.byKey(Asker.PLATFORM, search, times, 0))
                .keys();
    }

    private ArchivedEvents.Found find(Order order, @Nullable Position after, @Nullable String requestId) {
        EventSearch search = search(market.globex, order, after, requestId);
        return scope.callAsPlatform(() -> archive.find(Asker.PLATFORM, search));
    }

    private EventSearch search(String tenant, Order order, @Nullable Position after, @Nullable String requestId) {
        return new EventSearch(
                now.minusSeconds(60),
                now.plusSeconds(1),
                UUID.fromString(consumer.subscription),
                tenant,
                null,
                new Filter(null, null, null, requestId, null, null, null),
                order,
                after,
                2);
    }

    /** Calls that get a file of their own. */
    private void round(Instant at) {
        long before = counted();
        consumer.use(EACH, at);
        await().atMost(Duration.ofSeconds(30)).until(() -> counted() == before + EACH);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> find(Order.NEWEST, null, null).archived().waiting() == 0);
    }

    private long counted() {
        YearMonth month = YearMonth.from(now.atZone(Consumer.ZONE));
        return consumer.requests(month.toString())
                + consumer.requests(month.minusMonths(1).toString());
    }
}
