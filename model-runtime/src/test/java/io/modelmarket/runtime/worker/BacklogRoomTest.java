package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestTensors;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may wait, and who makes way. */
class BacklogRoomTest {

    private static final int EACH = 8;
    private static final int ALL = 32;
    private static final int ROW_BYTES = 16;

    private final List<RunJob> displaced = new ArrayList<>();

    @Test
    void whoHasNothingWaitingFindsRoomWhateverOthersDo() {
        Backlog backlog = backlog(1 << 20);
        for (int flood = 0; flood < 6; flood++) {
            while (backlog.offer(job("flood-" + flood, 1))) {
                assertThat(backlog.size()).isLessThanOrEqualTo(ALL);
            }
        }
        assertThat(displaced).isEmpty();

        for (int victim = 6; victim < ALL; victim++) {
            assertThat(backlog.offer(job("victim-" + victim, 1))).isTrue();
            assertThat(backlog.size()).isLessThanOrEqualTo(ALL);
        }

        assertThat(displaced)
                .as("those of the floods made way")
                .isNotEmpty()
                .allMatch(job -> job.request().account().startsWith("flood"));
        assertThat(backlog.offer(job("one-too-many", 1)))
                .as("where each has one, nobody makes way")
                .isFalse();
    }

    @Test
    void anAccountMayHaveNoMoreBytesThanItLeavesToOthers() {
        Backlog backlog = backlog(10 * ROW_BYTES);

        assertThat(backlog.offer(job("flood", 5))).isTrue();
        assertThat(backlog.offer(job("flood", 1))).isFalse();
        assertThat(backlog.offer(job("victim", 1))).isTrue();
        assertThat(backlog.offer(job("victim", 2))).as("48 bytes, and 32 left").isFalse();
        assertThat(backlog.offer(job("victim", 1))).isTrue();
    }

    @Test
    void theFirstMayGoOverTheBytesAndThenTheLargestMakesWay() {
        Backlog backlog = backlog(10 * ROW_BYTES);
        for (int i = 0; i < 5; i++) {
            backlog.offer(job("flood", 1));
        }

        assertThat(backlog.offer(job("large", 8))).isTrue();
        assertThat(backlog.offer(job("next", 1)))
                .as("the large one is alone, so nothing of the largest can make way")
                .isFalse();
        assertThat(displaced).isEmpty();

        backlog.removeIf(job -> job.request().account().equals("large"), job -> {});
        assertThat(backlog.offer(job("next", 1))).isTrue();
    }

    @Test
    void theLastOfTheLowestPriorityMakesWay() {
        Backlog backlog = new Backlog(4, 4, 1 << 20, new ServedTime(), model -> true, displaced::add);
        RunJob urgent = job("flood", 1, 0);
        RunJob first = job("flood", 1, 5);
        RunJob last = job("flood", 1, 5);
        for (RunJob job : List.of(first, last)) {
            backlog.offer(job);
        }
        backlog.offer(job("one", 1));
        backlog.offer(job("two", 1));
        backlog.putBack(List.of(urgent));

        backlog.offer(job("three", 1));

        assertThat(displaced).containsExactly(last, first);
    }

    @Test
    void theBoundsHoldWhateverComesAndGoes() {
        Random random = new Random(11);
        Backlog backlog = backlog(40 * ROW_BYTES);
        for (int step = 0; step < 20_000; step++) {
            String account = "account-" + random.nextInt(1 + random.nextInt(60));
            int before = backlog.sizeOf(account);
            boolean taken = backlog.offer(job(account, 1 + random.nextInt(12)));
            assertThat(backlog.size()).isLessThanOrEqualTo(ALL);
            assertThat(bytes(backlog)).isLessThan((40 + 12) * ROW_BYTES);
            if (!taken && before == 0) {
                assertThat(backlog.size() >= ALL || bytes(backlog) >= 40 * ROW_BYTES)
                        .as("only a full backlog turns the first of an account away")
                        .isTrue();
            }
            if (random.nextInt(3) == 0) {
                backlog.take(1 << 20);
            }
        }
    }

    private Backlog backlog(long bytes) {
        return new Backlog(EACH, ALL, bytes, new ServedTime(), model -> true, displaced::add);
    }

    private static long bytes(Backlog backlog) {
        long[] bytes = new long[1];
        backlog.forEach(job -> bytes[0] += job.bytes());
        return bytes[0];
    }

    private static RunJob job(String account, int rows) {
        return job(account, rows, 0);
    }

    private static RunJob job(String account, int rows, int priority) {
        ModelRef ref = new ModelRef("acme/model", "1.0.0", "0".repeat(64));
        LoadedModel model =
                new LoadedModel(1, "acme", ref, new Signature(List.of(), List.of()), Duration.ZERO, 4, Duration.ZERO);
        Tensor input = TestTensors.floats("x", new long[] {rows, 4}, new float[4 * rows]);
        return new RunJob(new RunRequest(model, List.of(input), Set.of(), account, priority, Duration.ofMinutes(1)));
    }
}
