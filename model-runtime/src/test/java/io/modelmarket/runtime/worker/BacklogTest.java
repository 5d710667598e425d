package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestTensors;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is next, and with whom. */
class BacklogTest {

    private static final long NO_BOUND = 1 << 20;

    private final Backlog backlog = new Backlog(8, 32, 10_000, new ServedTime(), model -> true, job -> {});

    @Test
    void rowsOfOneAccountGoTogetherUpToTheModelsNumber() {
        for (int i = 0; i < 6; i++) {
            assertThat(backlog.offer(job("globex", 1, 4))).isTrue();
        }

        assertThat(backlog.take(NO_BOUND)).hasSize(4);
        assertThat(backlog.take(NO_BOUND)).hasSize(2);
        assertThat(backlog.take(NO_BOUND)).isEmpty();
        assertThat(backlog.size()).isZero();
    }

    @Test
    void aBatchStaysWithinItsBytes() {
        for (int i = 0; i < 4; i++) {
            backlog.offer(job("globex", 1, 16));
        }

        assertThat(backlog.take(40)).as("two rows of 16 bytes, not three").hasSize(2);
    }

    @Test
    void accountsNeverShareABatch() {
        backlog.offer(job("globex", 1, 8));
        backlog.offer(job("initech", 1, 8));
        backlog.offer(job("globex", 1, 8));

        List<RunJob> first = backlog.take(NO_BOUND);
        List<RunJob> second = backlog.take(NO_BOUND);

        assertThat(first).extracting(job -> job.request().account()).containsOnly(accountOf(first));
        assertThat(second).extracting(job -> job.request().account()).containsOnly(accountOf(second));
        assertThat(accountOf(first)).isNotEqualTo(accountOf(second));
    }

    @Test
    void whatTakesNoPartnersRunsAlone() {
        backlog.offer(job("", 1, 8));
        backlog.offer(job("", 1, 8));
        backlog.offer(job("globex", 1, 1));
        backlog.offer(job("globex", 1, 1));

        for (int i = 0; i < 4; i++) {
            assertThat(backlog.take(NO_BOUND)).hasSize(1);
        }
    }

    @Test
    void otherShapesOutputsAndModelsStayBehind() {
        LoadedModel model = model(1, 8);
        LoadedModel other = model(2, 8);
        Tensor wide = TestTensors.floats("x", new long[] {1, 8}, new float[8]);
        RunJob first = job(model, row(1), Set.of(), 0);
        RunJob same = job(model, row(2), Set.of(), 0);
        for (RunJob job : List.of(
                first,
                job(model, wide, Set.of(), 0),
                job(model, row(1), Set.of("y"), 0),
                job(other, row(1), Set.of(), 0),
                same)) {
            backlog.offer(job);
        }

        assertThat(backlog.take(NO_BOUND)).containsExactly(first, same);
        assertThat(backlog.size()).isEqualTo(3);
    }

    @Test
    void anAccountIsServedByTheTimeItTook() {
        Map<String, Long> had = new HashMap<>();
        Map<String, Long> cost = Map.of("cheap", 1_000L, "dear", 3_000L);
        for (int round = 0; round < 400; round++) {
            cost.keySet().forEach(account -> {
                while (backlog.sizeOf(account) < 2) {
                    backlog.offer(job(account, 1, 1));
                }
            });
            String account = accountOf(backlog.take(NO_BOUND));
            long nanos = cost.getOrDefault(account, 0L);
            backlog.charge(account, nanos, 1);
            had.merge(account, nanos, Long::sum);
        }

        assertThat((double) had.getOrDefault("cheap", 0L) / had.getOrDefault("dear", 1L))
                .isBetween(0.97, 1.03);
    }

    /** Both always have more waiting; their runs cost differently, and are batched differently. */
    @ParameterizedTest
    @CsvSource({"1, 4, 1000, 1000", "1, 4, 3000, 700", "1, 4, 500, 20000", "1, 100, 1000, 1000", "3, 7, 900, 1100"})
    void twoThatFloodShareByTheirWeights(int light, int heavy, long lightCost, long heavyCost) {
        Map<String, Long> had = new HashMap<>();
        Map<String, Integer> weights = Map.of("light", light, "heavy", heavy);
        Map<String, Long> costs = Map.of("light", lightCost, "heavy", heavyCost);
        for (int round = 0; round < 20_000; round++) {
            weights.forEach((account, weight) -> {
                while (backlog.sizeOf(account) < 4) {
                    backlog.offer(job(new Caller(account, "", weight), 2));
                }
            });
            List<RunJob> batch = backlog.take(NO_BOUND);
            String account = accountOf(batch);
            long nanos = costs.getOrDefault(account, 0L) * batch.size();
            backlog.charge(account, nanos, batch.getFirst().request().caller().weight());
            had.merge(account, nanos, Long::sum);
        }

        assertThat((double) had.getOrDefault("heavy", 0L) / had.getOrDefault("light", 1L))
                .isCloseTo((double) heavy / light, Percentage.withPercentage(2));
    }

    @Test
    void whoComesAnewBeginsWhereTheOthersAreWhateverItWeighs() {
        for (int round = 0; round < 100; round++) {
            backlog.offer(job(new Caller("light", "", 1), 1));
            backlog.charge(accountOf(backlog.take(NO_BOUND)), 1_000, 1);
        }
        List<String> turns = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            backlog.offer(job(new Caller("light", "", 1), 1));
            backlog.offer(job(new Caller("heavy", "", 4), 1));
            List<RunJob> batch = backlog.take(NO_BOUND);
            backlog.charge(
                    accountOf(batch), 1_000, batch.getFirst().request().caller().weight());
            turns.add(accountOf(batch));
        }

        assertThat(turns.stream().filter("light"::equals).count()).isBetween(1L, 2L);
    }

    @Test
    void aFloodDoesNotDelayAnother() {
        for (int i = 0; i < 8; i++) {
            backlog.offer(job("flood", 1, 1));
        }
        assertThat(backlog.offer(job("flood", 1, 1))).as("room of one account").isFalse();
        backlog.charge(accountOf(backlog.take(NO_BOUND)), 1_000, 1);
        backlog.charge(accountOf(backlog.take(NO_BOUND)), 1_000, 1);

        backlog.offer(job("victim", 1, 1));

        List<String> next = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String account = accountOf(backlog.take(NO_BOUND));
            next.add(account);
            backlog.charge(account, 1_000, 1);
        }
        assertThat(next).as("no later than behind one of the flood's").contains("victim");
    }

    @Test
    void aPauseSavesNothingUp() {
        backlog.offer(job("busy", 1, 1));
        backlog.offer(job("idle", 1, 1));
        backlog.charge(accountOf(backlog.take(NO_BOUND)), 10, 1);
        backlog.charge(accountOf(backlog.take(NO_BOUND)), 10, 1);
        for (int i = 0; i < 100; i++) {
            backlog.offer(job("busy", 1, 1));
            backlog.take(NO_BOUND);
            backlog.charge("busy", 1_000, 1);
        }

        Map<String, Integer> turns = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            for (String account : List.of("busy", "idle")) {
                while (backlog.sizeOf(account) < 2) {
                    backlog.offer(job(account, 1, 1));
                }
            }
            String account = accountOf(backlog.take(NO_BOUND));
            backlog.charge(account, 1_000, 1);
            turns.merge(account, 1, Integer::sum);
        }

        assertThat(turns.getOrDefault("busy", 0)).isBetween(9, 11);
    }

    @Test
    void theLowestPriorityNumberComesFirst() {
        RunJob usual = job(model(1, 1), row(1), Set.of(), 2);
        RunJob urgent = job(model(1, 1), row(1), Set.of(), 1);
        backlog.offer(usual);
        backlog.offer(urgent);

        assertThat(backlog.take(NO_BOUND)).containsExactly(urgent);
        assertThat(backlog.take(NO_BOUND)).containsExactly(usual);
    }

    @Test
    void whatIsPutBackComesFirstAgain() {
        RunJob first = job("globex", 1, 1);
        RunJob second = job("globex", 1, 1);
        backlog.offer(first);
        backlog.offer(second);

        backlog.putBack(backlog.take(NO_BOUND));

        assertThat(backlog.size()).isEqualTo(2);
        assertThat(backlog.take(NO_BOUND)).containsExactly(first);
        assertThat(backlog.take(NO_BOUND)).containsExactly(second);
    }

    private static String accountOf(List<RunJob> batch) {
        return batch.getFirst().request().account();
    }

    private static RunJob job(String account, int rows, int maxRows) {
        return new RunJob(
                new RunRequest(model(1, maxRows), List.of(row(rows)), Set.of(), account, 0, Duration.ofMinutes(1)));
    }

    private static RunJob job(Caller caller, int maxRows) {
        return new RunJob(
                new RunRequest(model(1, maxRows), List.of(row(1)), Set.of(), caller, 0, Duration.ofMinutes(1)));
    }

    private static RunJob job(LoadedModel model, Tensor input, Set<String> outputs, int priority) {
        return new RunJob(new RunRequest(model, List.of(input), outputs, "globex", priority, Duration.ofMinutes(1)));
    }

    private static LoadedModel model(long id, int maxRows) {
        ModelRef ref = new ModelRef("acme/model-" + id, "1.0.0", "0".repeat(64));
        return new LoadedModel(
                id, "acme", ref, new Signature(List.of(), List.of()), Duration.ZERO, maxRows, Duration.ZERO);
    }

    private static Tensor row(int rows) {
        return TestTensors.floats("x", new long[] {rows, 4}, new float[4 * rows]);
    }
}
