package io.modelmarket.billing.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.quota.LeasePool.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets how much, and that it is never more than there is. */
class LeasePoolTest {

    private static final Lease A = new Lease("a", 0, 0, 0, 0);
    private static final Lease B = new Lease("b", 0, 0, 0, 0);

    @Test
    void leasesAllToANodeThatIsAlone() {
        LeasePool pool = new LeasePool(1000, 100, List.of(A));

        pool.wish("a", 1000, 0);
        pool.distribute();

        assertThat(lease(pool, "a").granted()).isEqualTo(900);
        assertThat(pool.told()).containsExactly("a");
    }

    @Test
    void keepsAsMuchFreeAsItLeasesWhereThereAreSeveral() {
        LeasePool pool = new LeasePool(1000, 0, List.of(A, B));

        pool.wish("a", 1000, 0);
        pool.wish("b", 50, 0);
        pool.distribute();

        assertThat(lease(pool, "a").granted()).isEqualTo(333);
        assertThat(lease(pool, "b").granted()).isEqualTo(50);
        assertThat(pool.others(lease(pool, "b"))).isEqualTo(1);
    }

    @Test
    void recallsFromTheOthersWhatANodeGoesShortOf() {
        Lease holder = new Lease("a", 1000, 200, 1000, 3);
        LeasePool pool = new LeasePool(1000, 200, List.of(holder, B));

        pool.wish("b", 20, 0);
        pool.distribute();

        assertThat(lease(pool, "b").granted()).isZero();
        assertThat(pool.isRecalled(holder)).isTrue();
        assertThat(pool.told()).containsExactly("a", "b");

        pool.wish("a", 600, 3);
        pool.distribute();

        assertThat(lease(pool, "a").granted()).isEqualTo(600);
        assertThat(lease(pool, "b").granted()).isEqualTo(20);
    }

    @Test
    void doesNothingOnAWishFormedOnAnotherVersionButTellsHowItStands() {
        Lease holder = new Lease("a", 500, 200, 500, 3);
        LeasePool pool = new LeasePool(1000, 200, List.of(holder));

        pool.wish("a", 100, 2);
        pool.wish("a", 900, 4);
        pool.distribute();

        assertThat(lease(pool, "a")).isEqualTo(holder);
        assertThat(pool.told()).containsExactly("a");
    }

    @Test
    void neverTakesAWishForMoreThanTheLimitForAPromise() {
        Lease holder = new Lease("a", 400, 0, 400, 1);
        LeasePool pool = new LeasePool(300, 0, List.of(holder));

        pool.wish("a", 500, 1);
        pool.distribute();

        assertThat(lease(pool, "a").granted()).isEqualTo(400);
        assertThat(pool.isRecalled(lease(pool, "a"))).isTrue();
    }

    @Test
    void takesNothingBackThatIsCounted() {
        LeasePool pool = new LeasePool(1000, 200, List.of(new Lease("a", 500, 200, 500, 1)));

        pool.wish("a", 0, 1);

        assertThat(lease(pool, "a").granted()).isEqualTo(200);
        assertThat(lease(pool, "a").outstanding()).isZero();
    }

    /** Nodes wish, answer, are counted late and give back at random; the sum never exceeds the limit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countedAndOutstandingNeverExceedTheLimit(long seed) {
        Random random = new Random(seed);
        long limit = 1L + random.nextInt(500);
        List<Lease> leases = new ArrayList<>(List.of(A, B, new Lease("c", 0, 0, 0, 0)));
        long[] answered = new long[3];
        for (int step = 0; step < 5_000; step++) {
            int at = random.nextInt(3);
            Lease lease = leases.get(at);
            answered[at] += random.nextLong(lease.granted() - answered[at] + 1);
            long counted = lease.counted() + random.nextLong(answered[at] - lease.counted() + 1);
            leases.set(at, new Lease(lease.node(), lease.granted(), counted, lease.wanted(), lease.version()));
            long used = leases.stream().mapToLong(Lease::counted).sum();
            LeasePool pool = new LeasePool(limit, used, leases);
            long ceiling = random.nextBoolean() ? answered[at] + random.nextInt(100) : answered[at];
            pool.wish(lease.node(), ceiling, lease.version() - random.nextInt(2));
            pool.distribute();
            leases = new ArrayList<>(pool.leases().values());
            long most = used + leases.stream().mapToLong(Lease::outstanding).sum();
            assertThat(most).isLessThanOrEqualTo(limit);
            assertThat(leases.get(at).granted()).isGreaterThanOrEqualTo(answered[at]);
        }
        assertThat(answered[0] + answered[1] + answered[2]).isEqualTo(limit);
    }

    private static Lease lease(LeasePool pool, String node) {
        return Objects.requireNonNull(pool.leases().get(node));
    }
}
