package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestTensors;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanes that serve side by side, in time that is counted and not measured. */
class FairnessOverLanesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long IDLE = 1_000;
    private static final int STEPS = 20_000;

    private final ServedTime served = new ServedTime();

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void whoComesOverOneLaneHasItAgainstAFloodOverAll(int lanes) {
        Simulation lane = new Simulation(lanes);
        Consumer flood = lane.add("flood", 1, 10_000, all(lanes));
        Consumer victim = lane.add("victim", 1, 10_000, Set.of(0));

        lane.run(STEPS);

        assertThat(victim.had[0]).isGreaterThan(19 * flood.had[0]);
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 1000, 1000", "1, 4, 3000, 700", "3, 7, 900, 1100", "1, 50, 1000, 1000"})
    void whoFloodsAllLanesSharesByWeight(int light, int heavy, long lightCost, long heavyCost) {
        Simulation lanes = new Simulation(4);
        Consumer one = lanes.add("light", light, lightCost, all(4));
        Consumer other = lanes.add("heavy", heavy, heavyCost, all(4));

        lanes.run(STEPS);

        assertThat((double) other.total() / one.total())
                .isCloseTo((double) heavy / light, Percentage.withPercentage(3));
    }

    /** In each lane those are served that have had least, by their weights, of all who wait there. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void nobodyIsServedWhereSomebodyWaitsWhoHasHadLess(long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(5);
        Simulation lanes = new Simulation(count);
        for (int i = 0; i < 2 + random.nextInt(5); i++) {
            List<Integer> own = new ArrayList<>(all(count));
            Collections.shuffle(own, random);
            lanes.add(
                    "consumer-" + i,
                    1 + random.nextInt(10),
                    500 + random.nextInt(5_000),
                    Set.copyOf(own.subList(0, 1 + random.nextInt(count))));
        }
        lanes.run(STEPS);
        List<long[]> half =
                lanes.consumers.stream().map(each -> each.had.clone()).toList();

        lanes.run(STEPS);

        for (int i = 0; i < lanes.consumers.size(); i++) {
            Consumer one = lanes.consumers.get(i);
            for (int lane : one.lanes) {
                long time = one.had[lane] - half.get(i)[lane];
                if (time > lanes.time(lane, half) / 30) {
                    for (Consumer other : lanes.consumers) {
                        if (other.lanes.contains(lane)) {
                            assertThat((double) one.total() / one.weight)
                                    .as("%s in lane %d, where %s waits", one.name, lane, other.name)
                                    .isLessThan(1.05 * other.total() / other.weight + 200_000);
                        }
                    }
                }
            }
        }
    }

    @Test
    void whoComesIntoMoreLanesBringsNothingSavedUp() {
        Simulation lanes = new Simulation(4);
        Consumer flood = lanes.add("flood", 1, 1_000, all(4));
        Consumer victim = lanes.add("victim", 1, 1_000, Set.of(0));
        lanes.run(STEPS);
        long before = victim.total();
        long floodBefore = flood.total();

        victim.lanes = all(4);
        lanes.run(STEPS / 4);

        assertThat((double) (victim.total() - before) / (flood.total() - floodBefore))
                .isBetween(0.9, 1.1);
    }

    @Test
    void whoIsLeftWithOneLaneDoesNotWaitForAllThatItHad() {
        Simulation lanes = new Simulation(4);
        Consumer flood = lanes.add("flood", 1, SECOND, all(4));
        Consumer victim = lanes.add("victim", 1, SECOND, Set.of(0));
        lanes.run(400);
        long ahead = flood.total() - victim.total();
        flood.lanes = Set.of(0);
        long begun = victim.total();
        long had = flood.had[0];

        while (flood.had[0] == had) {
            lanes.run(1);
        }

        assertThat(ahead).isGreaterThan(100 * SECOND);
        assertThat(victim.total() - begun)
                .as("what was still waiting in other lanes included")
                .isLessThanOrEqualTo(Backlog.MOST_AHEAD + 10 * SECOND);
    }

    @Test
    void whoIsGoneIsForgotten() {
        Simulation lanes = new Simulation(2);
        for (int i = 0; i < 1_000; i++) {
            Consumer passing = lanes.add("passing-" + i, 1, 1_000, all(2));
            lanes.run(4);
            passing.lanes = Set.of();
        }
        lanes.run(2_000);

        assertThat(served.size()).as("of a thousand").isLessThan(200);
    }

    private static Set<Integer> all(int lanes) {
        return Set.copyOf(IntStream.range(0, lanes).boxed().toList());
    }

    /** Somebody who always has some runs waiting in each of his lanes. */
    private static final class Consumer {
        private final String name;
        private final int weight;
        private final long cost;
        private final long[] had;
        private Set<Integer> lanes;

        Consumer(String name, int weight, long cost, int count, Set<Integer> lanes) {
            this.name = name;
            this.weight = weight;
            this.cost = cost;
            this.had = new long[count];
            this.lanes = lanes;
        }

        long total() {
            return Arrays.stream(had).sum();
        }

        RunJob job() {
            ModelRef ref = new ModelRef("acme/model", "1.0.0", "0".repeat(64));
            LoadedModel model = new LoadedModel(
                    1, "acme", ref, new Signature(List.of(), List.of()), Duration.ZERO, 1, Duration.ZERO);
            return new RunJob(new RunRequest(
                    model,
                    List.of(TestTensors.floats("x", new long[] {1, 1}, 1)),
                    Set.of(),
                    new Caller(name, "", weight),
                    0,
                    Duration.ofMinutes(1)));
        }
    }

    /** Lanes, each of which runs one after another. */
    private final class Simulation {
        private final List<Backlog> backlogs = new ArrayList<>();
        private final List<Consumer> consumers = new ArrayList<>();
        private final @Nullable Consumer[] running;
        private final long[] freeAt;

        Simulation(int lanes) {
            this.running = new Consumer[lanes];
            this.freeAt = new long[lanes];
            for (int i = 0; i < lanes; i++) {
                backlogs.add(new Backlog(64, 256, 1 << 20, served, model -> true, job -> {}));
            }
        }

        Consumer add(String name, int weight, long cost, Set<Integer> lanes) {
            Consumer consumer = new Consumer(name, weight, cost, freeAt.length, lanes);
            consumers.add(consumer);
            return consumer;
        }

        void run(int steps) {
            for (int step = 0; step < steps; step++) {
                int next = 0;
                for (int lane = 1; lane < freeAt.length; lane++) {
                    next = freeAt[lane] < freeAt[next] ? lane : next;
                }
                step(next);
            }
        }

        private void step(int lane) {
            Backlog backlog = backlogs.get(lane);
            Consumer done = running[lane];
            if (done != null) {
                backlog.charge(done.name, done.cost, done.weight);
                done.had[lane] += done.cost;
            }
            for (Consumer each : consumers) {
                while (each.lanes.contains(lane) && backlog.sizeOf(each.name) < 2 && backlog.offer(each.job())) {
                    // two wait, so that one does when the other runs
                }
            }
            List<RunJob> batch = backlog.take(1 << 20);
            Consumer next =
                    batch.isEmpty() ? null : named(batch.getFirst().request().account());
            running[lane] = next;
            freeAt[lane] += next == null ? IDLE : next.cost;
        }

        private Consumer named(String name) {
            return consumers.stream()
                    .filter(each -> each.name.equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        /** What a lane gave to all since then. */
        long time(int lane, List<long[]> since) {
            long time = 0;
            for (int i = 0; i < consumers.size(); i++) {
                time += consumers.get(i).had[lane] - since.get(i)[lane];
            }
            return time;
        }
    }
}
