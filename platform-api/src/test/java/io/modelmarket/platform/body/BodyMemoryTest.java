package io.modelmarket.platform.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One bound for all, of which nobody gets so much that nothing is left for others. */
class BodyMemoryTest {

    private static final long SIZE = 96 << 20;
    private static final int MEBI = 1 << 20;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BodyMemory memory = new BodyMemory(SIZE, meters);

    @Test
    void leavesHalfOfItToOthersWhoeverIsAlone() {
        Hold first = memory.of("globex");
        Hold second = memory.of("globex");
        first.take(40 * MEBI);
        second.take(8 * MEBI);

        assertThat(refusalOf(second, 1)).isEqualTo(ProblemType.OVERLOADED);
        memory.of("initech").take(24 * MEBI);
        memory.of("umbrella").take(MEBI);
        first.release();
        second.take(MEBI);

        assertThat(memory.held()).isEqualTo(34 * MEBI);
    }

    @Test
    void leavesSomethingHoweverManyAreGreedy() {
        for (int tenant = 0; tenant < 8; tenant++) {
            Hold greedy = memory.of("greedy-" + tenant);
            while (refusalOf(greedy, MEBI) == null) {
                assertThat(memory.held()).isLessThan(SIZE);
            }
        }

        memory.of("small").take(60_000);
        assertThat(memory.held()).isLessThan(SIZE);
    }

    @Test
    void tellsWhatCanNeverBeFromWhatCannotBeNow() {
        assertThat(refusalOf(memory.of("globex"), SIZE / 2 + 1)).isEqualTo(ProblemType.TOO_LARGE);
        memory.of("globex").take(SIZE / 2);

        assertThatThrownBy(() -> memory.of("globex").take(1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("come again")
                .extracting(e -> ((ProblemException) e).extensions().get("retryAfterSeconds"))
                .isEqualTo(1L);
        assertThat(meters.counter("market.bodies.refused").count()).isEqualTo(2);
        assertThat(meters.get("market.bodies.held").gauge().value()).isEqualTo(SIZE / 2.0);
    }

    @Test
    void takesOnceForASmallCall() {
        Hold hold = memory.of("globex");
        hold.take(3_000);
        hold.take(3_000);
        hold.giveBack(6_000);

        assertThat(memory.held()).isEqualTo(Hold.STEP);
        hold.release();
        hold.release();
        assertThat(memory.held()).isZero();
        assertThat(refusalOf(hold, 1)).as("after its call").isEqualTo(ProblemType.CANCELLED);
        hold.giveBack(1);
        assertThat(memory.held()).isZero();
    }

    @Test
    void hasEverythingBackWhoeverTookIt() {
        IntStream.range(0, 8).parallel().forEach(thread -> {
            Random random = new Random(thread);
            for (int call = 0; call < 2_000; call++) {
                Hold hold = memory.of("tenant-" + random.nextInt(4));
                int bytes = random.nextInt(8 * MEBI);
                if (refusalOf(hold, bytes) == null && random.nextBoolean()) {
                    hold.giveBack(bytes);
                }
                hold.release();
            }
        });

        assertThat(memory.held()).isZero();
    }

    @Test
    void refusesNobodyForWhatItRefusesAnother() throws Exception {
        memory.of("greedy").take(40 * MEBI);
        AtomicBoolean over = new AtomicBoolean();
        Thread greedy = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                assertThat(refusalOf(memory.of("greedy"), 40 * MEBI)).isEqualTo(ProblemType.OVERLOADED);
            }
        });

        try {
            for (int call = 0; call < 200_000; call++) {
                Hold modest = memory.of("modest");
                modest.take(10 * MEBI);
                modest.release();
            }
        } finally {
            over.set(true);
            greedy.join();
        }
        assertThat(memory.held()).isEqualTo(40 * MEBI);
    }

    @Test
    void readsWhatGrowsWithinWhatThereIs() throws Exception {
        byte[] bytes = new byte[5 * MEBI + 7];
        new Random(1).nextBytes(bytes);
        Hold hold = memory.of("globex");

        assertThat(new Unpacking(new ByteArrayInputStream(bytes), hold, SIZE).bytes())
                .isEqualTo(bytes);
        assertThat(memory.held()).isBetween((long) bytes.length, bytes.length + Hold.STEP);
        assertThat(new Unpacking(new ByteArrayInputStream(bytes), memory.of("other"), bytes.length).bytes())
                .isEqualTo(bytes);
        assertThat(new Unpacking(new ByteArrayInputStream(bytes), memory.of("third"), 100_000).bytes())
                .isEqualTo(Arrays.copyOf(bytes, 100_001));
        assertThatThrownBy(() ->
                        new Unpacking(new ByteArrayInputStream(new byte[40 * MEBI]), memory.of("globex"), SIZE).bytes())
                .isInstanceOf(ProblemException.class);
    }

    private static @Nullable ProblemType refusalOf(Hold hold, long bytes) {
        try {
            hold.take(bytes);
            return null;
        } catch (ProblemException e) {
            return e.type();
        }
    }
}
