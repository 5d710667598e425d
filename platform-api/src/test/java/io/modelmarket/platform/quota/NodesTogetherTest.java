package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several nodes and billing, in one place and in any order: kills, late journals and news, lost wishes, odd clocks. */
class NodesTogetherTest {

    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NEAR_ITS_END = Instant.parse("2026-11-30T23:50:00Z");

    private final Map<Instant, Long> answered = new HashMap<>();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverAnswerMoreThanTheQuotaAndAnswerAllOfItInTheEnd(long seed) {
        Random random = new Random(seed);
        long limit = 1L + random.nextInt(400);
        SimulatedBilling billing = new SimulatedBilling(limit);
        List<SimulatedNode> nodes = nodes(billing, limit, 1 + random.nextInt(3));
        for (int step = 0; step < 4_000; step++) {
            SimulatedNode node = nodes.get(random.nextInt(nodes.size()));
            disturb(node, billing, random);
            node.passes(Duration.ofMillis(random.nextInt(300)));
            answered.forEach((month, calls) ->
                    assertThat(calls).as("seed %d, month %s", seed, month).isLessThanOrEqualTo(limit));
            assertThat(billing.most(MONTH)).isLessThanOrEqualTo(limit);
        }
        assertThat(exhausted(nodes, billing, limit, random)).as("seed %d", seed).isEqualTo(limit);
    }

    @Test
    void aNodeThatWasKilledHoldsBackOnlyWhatItMayHaveUsed() {
        SimulatedBilling billing = new SimulatedBilling(100);
        List<SimulatedNode> nodes = nodes(billing, 100, 2);
        SimulatedNode dead = nodes.getFirst();
        dead.begin(1);
        settle(billing, List.of(dead));
        long held = billing.granted(MONTH, dead.name());

        SimulatedNode living = nodes.getLast();
        int got = 0;
        for (int round = 0; round < 100; round++) {
            got += living.begin(100);
            settle(billing, List.of(living));
        }

        assertThat(held).isPositive();
        assertThat(got).isEqualTo(100 - (int) held);
        assertThat(living.begin(1)).isZero();
        assertThat(living.shortage()).isNotEqualTo(Shortage.USED_UP);
    }

    static void disturb(SimulatedNode node, SimulatedBilling billing, Random random) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> node.begin(random.nextInt(6));
            case 3, 4 -> node.end(random);
            case 5 -> node.forward(random.nextInt(20), random.nextInt(5));
            case 6 -> node.hearCounts(random.nextInt(20));
            case 7 -> node.hearLeases(random.nextInt(6));
            case 8, 9 ->
                node.review().filter(wish -> random.nextInt(4) > 0).ifPresent(wish -> {
                    for (int i = random.nextInt(2); i >= 0; i--) {
                        billing.hear(node.name(), wish);
                    }
                });
            case 10 -> node.save();
            default -> rarely(node, random);
        }
    }

    private static void rarely(SimulatedNode node, Random random) {
        switch (random.nextInt(40)) {
            case 0, 1, 2 -> node.restart();
            case 3 -> node.step(Duration.ofMinutes(random.nextInt(30) - 15L));
            default -> node.end(random);
        }
    }

    /** Everything is brought home and the rest of the next month used; how much of it was used in all. */
    private long exhausted(List<SimulatedNode> nodes, SimulatedBilling billing, long limit, Random random) {
        Instant month = Period.of(MONTH, ZoneOffset.UTC).to();
        nodes.forEach(node -> node.step(Duration.between(node.now(), month.plus(Duration.ofDays(2)))));
        for (int round = 0; round < 400 && answered.getOrDefault(month, 0L) < limit; round++) {
            for (SimulatedNode node : nodes) {
                node.begin(5);
                node.endAll(random);
            }
            settle(billing, nodes);
        }
        return answered.getOrDefault(month, 0L);
    }

    private static void settle(SimulatedBilling billing, List<SimulatedNode> nodes) {
        nodes.forEach(node -> node.forward(1_000_000, 0));
        for (int i = 0; i < 3; i++) {
            nodes.forEach(node -> {
                node.passes(Duration.ofMillis(400));
                node.review().ifPresent(wish -> billing.hear(node.name(), wish));
            });
            nodes.forEach(node -> {
                node.hearCounts(1_000_000);
                node.hearLeases(1_000_000);
            });
        }
    }

    private List<SimulatedNode> nodes(SimulatedBilling billing, long limit, int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> new SimulatedNode("node-" + i, billing, limit, 0, NEAR_ITS_END, answered))
                .toList());
    }
}
