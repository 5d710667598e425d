package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.platform.subscription.Price;
import io.modelmarket.platform.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a node answers while billing says nothing: what it is leased, then what the plan allows, and no more. */
class WithoutBillingTest {

    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant NEXT_MONTH = Instant.parse("2026-12-02T00:00:00Z");
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Subscription DENY = subscription(100, 0);
    private static final Subscription ALLOW = subscription(100, 3);

    private final AtomicLong nanos = new AtomicLong(1_000_000_000);
    private Quota quota = quota();
    private long sequence;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @BeforeEach
    void isLeasedFive() {
        told(5, 1);
    }

    @Test
    void nothingIsAnsweredBeyondTheLeaseUnlessThePlanSaysSo() {
        assertThat(answered(DENY, NOW)).isEqualTo(5);
        billingIsSilent(DENY);

        assertThat(answered(DENY, NOW)).isZero();
        assertThat(quota.shortage()).isEqualTo(Shortage.ASKED);
    }

    @Test
    void whatThePlanAllowsIsAnsweredAndSaidInTheHeaders() {
        assertThat(answered(ALLOW, NOW)).isEqualTo(5);
        assertThat(quota.left(ALLOW, NOW)).isEqualTo(95);
        passes(ALLOW, Duration.ofSeconds(1));
        assertThat(answered(ALLOW, NOW)).as("billing may still answer").isZero();
        billingIsSilent(ALLOW);

        quota.take(ALLOW, NOW).orElseThrow().answered(1, ++sequence, NOW);
        assertThat(quota.left(ALLOW, NOW)).isEqualTo(2);
        assertThat(answered(ALLOW, NOW)).isEqualTo(2);

        assertThat(quota.shortage()).isEqualTo(Shortage.AWAY);
        assertThat(quota.left(ALLOW, NOW)).isZero();
    }

    @Test
    void aFailedCallsUnitIsThereForAnother() {
        answered(ALLOW, NOW);
        billingIsSilent(ALLOW);

        quota.take(ALLOW, NOW).orElseThrow().giveBack();

        assertThat(answered(ALLOW, NOW)).isEqualTo(3);
    }

    @Test
    void nothingIsAnsweredBeyondTheLeaseWhileBillingSaysThatThereIsNoMore() {
        answered(ALLOW, NOW);
        for (int i = 0; i < 10; i++) {
            passes(ALLOW, SILENCE);
            told(5, 1);
            assertThat(answered(ALLOW, NOW)).isZero();
        }
    }

    @Test
    void whatIsNotAnsweredIsAskedAgainThoughNobodyCalls() {
        answered(ALLOW, NOW);
        int asked = 0;
        for (int second = 0; second < 600; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            asked += quota.review(NOW, nanos.get()).isPresent() ? 1 : 0;
        }

        assertThat(asked).isEqualTo(600);
    }

    @Test
    void aWishOfLongAgoThatWasNotSaidAgainIsNoSilence() {
        answered(ALLOW, NOW);
        passes(ALLOW, Duration.ofSeconds(1));
        nanos.addAndGet(Duration.ofHours(3).toNanos());

        assertThat(answered(ALLOW, NOW)).as("billing may have been there").isZero();
        passes(ALLOW, Duration.ofSeconds(1));
        assertThat(answered(ALLOW, NOW)).as("asked anew").isZero();
        billingIsSilent(ALLOW);
        assertThat(answered(ALLOW, NOW)).isEqualTo(3);
    }

    @Test
    void aMonthThatIsKnownToBeUsedUpIsNotExceeded() {
        answered(ALLOW, NOW);
        quota.counted(MONTH, 100, Map.of(MONTH, 5L), Map.of(1L, new CountedUpTo(sequence)));
        billingIsSilent(ALLOW);

        assertThat(answered(ALLOW, NOW)).isZero();
        assertThat(quota.shortage()).isEqualTo(Shortage.USED_UP);
    }

    @Test
    void whatWasAnsweredBeyondItIsKnownAfterARestart() {
        answered(ALLOW, NOW);
        billingIsSilent(ALLOW);
        quota.take(ALLOW, NOW).orElseThrow().answered(1, ++sequence, NOW);

        quota = quota();
        LongStream.rangeClosed(1, sequence).forEach(each -> quota.restore(1, each, NOW));
        told(5, 1);

        assertThat(answered(ALLOW, NOW))
                .as("it is not known yet that billing is silent")
                .isZero();
        billingIsSilent(ALLOW);
        assertThat(answered(ALLOW, NOW)).isEqualTo(2);
    }

    @Test
    void billingCountsItWhenItIsBackAndLeasesTheRest() {
        answered(ALLOW, NOW);
        billingIsSilent(ALLOW);
        answered(ALLOW, NOW);

        quota.counted(MONTH, 8, Map.of(MONTH, 8L), Map.of(1L, new CountedUpTo(sequence)));
        told(20, 2);

        assertThat(quota.left(ALLOW, NOW)).isEqualTo(92);
        assertThat(answered(ALLOW, NOW)).isEqualTo(12);
    }

    @Test
    void eachMonthHasItsOwn() {
        answered(ALLOW, NOW);
        billingIsSilent(ALLOW);
        answered(ALLOW, NOW);

        assertThat(answered(ALLOW, NEXT_MONTH)).isEqualTo(3);
        assertThat(answered(ALLOW, NOW)).isZero();
    }

    @Test
    void withoutAHardQuotaAsManyAreAnsweredAsMayBeUncounted() {
        Subscription soft = subscription(0, 4);
        assertThat(answered(soft, NOW)).isEqualTo(4);
        assertThat(quota.shortage()).isEqualTo(Shortage.UNCOUNTED);

        quota.counted(MONTH, 3, Map.of(), Map.of(1L, new CountedUpTo(3)));

        assertThat(answered(soft, NOW)).isEqualTo(3);
        assertThat(answered(subscription(0, 0), NOW)).as("no bound").isEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nodesTogetherAnswerNoMoreThanTheQuotaAndWhatEachIsAllowed(long seed) {
        Random random = new Random(seed);
        long limit = 1L + random.nextInt(100);
        long away = 1L + random.nextInt(10);
        Map<Instant, Long> answered = new HashMap<>();
        SimulatedBilling billing = new SimulatedBilling(limit);
        Instant nearItsEnd = Instant.parse("2026-11-30T22:00:00Z");
        List<SimulatedNode> nodes = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(i -> new SimulatedNode("n" + i, billing, limit, away, nearItsEnd, answered))
                .toList();
        for (int step = 0; step < 4_000; step++) {
            SimulatedNode node = nodes.get(random.nextInt(nodes.size()));
            NodesTogetherTest.disturb(node, billing, random);
            node.passes(Duration.ofMillis(random.nextInt(4_000)));
            answered.forEach((month, calls) -> assertThat(calls)
                    .as("seed %d, month %s", seed, month)
                    .isLessThanOrEqualTo(limit + nodes.size() * away));
            assertThat(node.left()).isBetween(0L, limit);
        }
    }

    /** As many as it may of twenty. */
    private int answered(Subscription terms, Instant at) {
        int answered = 0;
        for (int i = 0; i < 20; i++) {
            Optional<TakenUnit> unit = quota.take(terms, at);
            if (unit.isPresent()) {
                unit.get().answered(1, ++sequence, at);
                answered++;
            }
        }
        return answered;
    }

    /** More is asked for, and asked for again. */
    private void billingIsSilent(Subscription terms) {
        passes(terms, Duration.ofSeconds(1));
        passes(terms, SILENCE);
    }

    private void passes(Subscription terms, Duration duration) {
        nanos.addAndGet(duration.toNanos());
        quota.terms(terms);
        quota.review(NOW, nanos.get());
    }

    private void told(long granted, long version) {
        quota.leased(new Lease.Grant(MONTH, granted, version, 1, false)).forEach(waited -> waited.complete(null));
    }

    private Quota quota() {
        return new Quota(
                "s", new Lease.Policy(Duration.ofMinutes(10)), new LeaseWatch(), new Silence(SILENCE, nanos::get));
    }

    /** With a hard quota, or without one. */
    private static Subscription subscription(long limit, long away) {
        return new Subscription(
                "s",
                "globex",
                ModelName.parse("acme/digits"),
                new Subscription.Plan("p", 1, "plan", new Price("EUR", "0.10", List.of()), null, 0, 1, away, false),
                Subscription.Status.ACTIVE,
                limit,
                limit > 0,
                ZoneOffset.UTC);
    }
}
