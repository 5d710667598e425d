package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.platform.subscription.Price;
import io.modelmarket.platform.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a node gives units back, and when it does not. */
class LeaseGivenBackTest {

    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-10T00:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Silence SILENCE = new Silence(Duration.ofSeconds(10), System::nanoTime);

    private final Subscription subscription = new Subscription(
            "s",
            "globex",
            ModelName.parse("acme/digits"),
            new Subscription.Plan("p", 1, "hard", new Price("EUR", "0.10", List.of()), null, 0, 1, 0, false),
            Subscription.Status.ACTIVE,
            1000,
            true,
            ZoneOffset.UTC);
    private final LeaseWatch watch = new LeaseWatch();
    private final Quota quota = new Quota("s", new Lease.Policy(LIFE), watch, SILENCE);
    private long nanos = 1_000_000_000;

    @BeforeEach
    void hasAnsweredThree() {
        quota.leased(new Lease.Grant(MONTH, 600, 1, 0, false)).forEach(waited -> waited.complete(null));
        for (int i = 1; i <= 3; i++) {
            quota.take(subscription, NOW).orElseThrow().answered(1, i, NOW);
        }
        review(Duration.ZERO);
    }

    @Test
    void keepsAllAtAStopWhileItIsAlone() {
        assertThat(quota.leave()).isEmpty();
        assertThat(quota.take(subscription, NOW)).isPresent();
    }

    @Test
    void givesBackAllButWhatIsUsedAtAStopWhereThereAreOthers() {
        quota.leased(new Lease.Grant(MONTH, 600, 1, 1, false)).forEach(waited -> waited.complete(null));
        QuotaUnit underWay = quota.take(subscription, NOW).orElseThrow();

        assertThat(quota.leave()).contains(new Lease.Wish(MONTH, 4, 1, true));
        assertThat(quota.take(subscription, NOW)).isEmpty();
        underWay.answered(1, 4, NOW);

        assertThat(quota.take(subscription, NOW)).isEmpty();
    }

    @Test
    void givesBackAllWhenNobodyCallsForLongAndAsksAgainWhenSomebodyDoes() {
        quota.leased(new Lease.Grant(MONTH, 600, 1, 1, false)).forEach(waited -> waited.complete(null));
        review(Duration.ofSeconds(1));

        List<Lease.Wish> said = review(LIFE.plusSeconds(1));
        assertThat(said).containsExactly(new Lease.Wish(MONTH, 3, 1, true));
        quota.leased(new Lease.Grant(MONTH, 3, 2, 1, false)).forEach(waited -> waited.complete(null));
        assertThat(review(Duration.ofSeconds(1))).isEmpty();
        assertThat(watch.awake()).isEmpty();

        assertThat(quota.take(subscription, NOW)).isEmpty();
        assertThat(quota.shortage()).isEqualTo(Shortage.UNLEASED);
        assertThat(watch.awake()).containsExactly(quota);
        assertThat(review(Duration.ofSeconds(1)).getFirst().ceiling()).isGreaterThan(3);
    }

    @Test
    void saysAPromiseAgainUntilItIsHeardAndHoldsItMeanwhile() {
        quota.leased(new Lease.Grant(MONTH, 600, 1, 1, true)).forEach(waited -> waited.complete(null));
        Lease.Wish promise = review(Duration.ofSeconds(1)).getFirst();
        assertThat(promise.promise()).isTrue();

        quota.leased(new Lease.Grant(MONTH, 600, 1, 1, false)).forEach(waited -> waited.complete(null));
        assertThat(review(Duration.ofSeconds(2))).containsExactly(promise);
        for (long i = 3; i < promise.ceiling(); i++) {
            assertThat(quota.take(subscription, NOW)).isPresent();
        }
        assertThat(quota.take(subscription, NOW)).isEmpty();

        quota.leased(new Lease.Grant(MONTH, promise.ceiling() + 1, 3, 1, false))
                .forEach(waited -> waited.complete(null));
        assertThat(quota.take(subscription, NOW)).isPresent();
    }

    private List<Lease.Wish> review(Duration later) {
        nanos += later.toNanos();
        return quota.review(NOW, nanos).stream().toList();
    }
}
