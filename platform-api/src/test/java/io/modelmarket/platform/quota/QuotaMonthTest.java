package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.SequenceRange;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.platform.subscription.Price;
import io.modelmarket.platform.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One subscription's month, between what billing says and what this node did since. */
class QuotaMonthTest {

    private static final Silence SILENCE = new Silence(Duration.ofSeconds(10), System::nanoTime);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOVEMBER = Instant.parse("2026-10-31T23:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-30T22:59:59Z");
    private static final Instant DECEMBER = Instant.parse("2026-11-30T23:00:00Z");

    private final Quota quota = new Quota("s", new Lease.Policy(Duration.ofMinutes(10)), new LeaseWatch(), SILENCE);

    @Test
    void countsWhatIsUnderWayAnsweredAndCountedOnce() {
        QuotaUnit first = take(3).orElseThrow();
        QuotaUnit second = take(3).orElseThrow();
        first.answered(1, 1, LATE);
        second.answered(1, 2, LATE);

        quota.counted(NOVEMBER, 1, Map.of(), Map.of(1L, new CountedUpTo(1)));

        assertThat(used()).isEqualTo(2);
        assertThat(take(3)).isPresent();
        assertThat(take(3)).isEmpty();
    }

    @Test
    void takesNothingWhenItIsAskedOnly() {
        assertThat(quota.ask(subscription(1), LATE)).isTrue();
        assertThat(quota.ask(subscription(1), LATE)).isTrue();

        assertThat(quota.underWay()).isZero();
        assertThat(take(1)).isPresent();
        assertThat(quota.ask(subscription(1), LATE)).isFalse();
    }

    @Test
    void givesAUnitBackOnce() {
        QuotaUnit unit = take(1).orElseThrow();

        unit.giveBack();
        unit.giveBack();
        unit.answered(1, 1, LATE);

        assertThat(used()).isZero();
    }

    @Test
    void passesOverACallThatBillingHadAlreadyCounted() {
        QuotaUnit unit = take(2).orElseThrow();
        quota.counted(NOVEMBER, 1, Map.of(), Map.of(1L, new CountedUpTo(5)));

        unit.answered(1, 5, LATE);

        assertThat(used()).isEqualTo(1);
    }

    @Test
    void beginsAnewAtTheMonthsEndInTheSubscriptionsZone() {
        take(1).orElseThrow().answered(1, 1, LATE);
        assertThat(take(1)).isEmpty();

        assertThat(quota.take(subscription(1), DECEMBER)).isPresent();
        quota.counted(NOVEMBER, 1, Map.of(), Map.of(1L, new CountedUpTo(1)));

        assertThat(quota.used(BERLIN, DECEMBER)).isEqualTo(1);
    }

    @Test
    void countsWhatTheJournalStillHeldAndForgetsWhatLeftIt() {
        quota.restore(4, 10, LATE);
        quota.restore(5, 1, LATE);
        quota.counted(NOVEMBER, 7, Map.of(), Map.of(5L, new CountedUpTo(1)));
        assertThat(used()).isEqualTo(8);

        quota.forget(4, 10);

        assertThat(used()).isEqualTo(7);
    }

    @Test
    void takesNoCallForCountedThatIsMissingThere() {
        for (int sequence = 1; sequence <= 6; sequence++) {
            take(9).orElseThrow().answered(1, sequence, LATE);
        }
        SequenceRange lost = SequenceRange.newBuilder().setFirst(2).setLast(4).build();

        quota.counted(NOVEMBER, 2, Map.of(), Map.of(1L, new CountedUpTo(5, List.of(lost))));
        assertThat(used()).isEqualTo(6);

        quota.counted(NOVEMBER, 5, Map.of(), Map.of(1L, new CountedUpTo(5)));
        assertThat(used()).isEqualTo(6);
        quota.counted(NOVEMBER, 6, Map.of(), Map.of(1L, new CountedUpTo(6)));
        assertThat(used()).isEqualTo(6);
    }

    @Test
    void keepsCallsUnderWayWhenTheClockLeavesTheirMonthAndComesBack() {
        QuotaUnit unit = take(1).orElseThrow();
        assertThat(quota.take(subscription(1), DECEMBER)).isPresent();

        assertThat(take(1)).isEmpty();
        unit.answered(1, 1, unit.latest());

        assertThat(take(1)).isEmpty();
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void letsNoMoreCallsInAtATimeThanThePlanAllowsWhicheverMonthTheyAreOf() {
        QuotaUnit first = quota.take(subscription(0, 2), LATE).orElseThrow();
        QuotaUnit second = quota.take(subscription(0, 2), DECEMBER).orElseThrow();

        assertThat(quota.take(subscription(0, 2), DECEMBER)).isEmpty();
        assertThat(quota.shortage()).isEqualTo(Shortage.CROWDED);
        first.giveBack();

        assertThat(quota.take(subscription(0, 2), DECEMBER)).isPresent();
        second.answered(1, 1, DECEMBER);
        assertThat(quota.underWay()).isEqualTo(1);
    }

    private Optional<TakenUnit> take(long limit) {
        return quota.take(subscription(limit), LATE);
    }

    /** Of a billing that leases nothing. */
    private static Subscription subscription(long limit) {
        return subscription(limit, 0);
    }

    private static Subscription subscription(long limit, int atOnce) {
        return new Subscription(
                "s",
                "globex",
                ModelName.parse("acme/digits"),
                new Subscription.Plan("p", 1, "hard", new Price("EUR", "0.10", List.of()), null, atOnce, 1, 0, false),
                Subscription.Status.ACTIVE,
                limit,
                false,
                BERLIN);
    }

    private long used() {
        return quota.used(BERLIN, LATE);
    }
}
