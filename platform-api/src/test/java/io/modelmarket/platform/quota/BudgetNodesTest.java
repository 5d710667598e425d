package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.platform.key.KeyBudget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several nodes share one key's budget: kills, lost journals' parts, late news and lost wishes. */
class BudgetNodesTest {

    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private long answered;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverAnswerMoreThanTheBudgetAndAnswerAllOfItInTheEnd(long seed) {
        Random random = new Random(seed);
        long limit = 1L + random.nextInt(300);
        SimulatedBilling billing = new SimulatedBilling(limit);
        List<Node> nodes = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(i -> new Node("n" + i, billing, limit))
                .toList();
        for (int step = 0; step < 4_000; step++) {
            disturb(nodes.get(random.nextInt(nodes.size())), random);
            assertThat(answered).as("seed %d", seed).isLessThanOrEqualTo(limit);
            assertThat(billing.most(MONTH)).isLessThanOrEqualTo(limit);
        }
        for (int round = 0; round < 1_000 && answered < limit; round++) {
            for (Node node : nodes) {
                node.begin(50);
                node.endAll();
                node.nanos += Duration.ofSeconds(2).toNanos();
                node.say(1);
                nodes.forEach(each -> each.hear(Integer.MAX_VALUE));
            }
        }
        assertThat(answered).as("seed %d", seed).isEqualTo(limit);
    }

    @Test
    void whatWasAnsweredIsKnownFromTheJournalOrTheDiskAfterARestart(@TempDir Path folder) throws Exception {
        BudgetFile file = new BudgetFile(folder.resolve("budgets"));
        file.save(Map.of("key:a", Map.of(MONTH, 7L), "key:b", Map.of(MONTH, 1L)));
        Map<String, Long> read = new TreeMap<>();

        file.load((id, from, number) -> read.put(id + " " + from, number));

        assertThat(read).containsExactlyInAnyOrderEntriesOf(Map.of("key:a " + MONTH, 7L, "key:b " + MONTH, 1L));
    }

    private void disturb(Node node, Random random) {
        switch (random.nextInt(40)) {
            case 0 -> node.restart();
            case 1 -> node.removeJournal();
            case 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> node.begin(random.nextInt(6));
            case 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 -> node.end(random);
            case 22, 23, 24, 25, 26, 27 -> node.hear(random.nextInt(6));
            case 28, 29 -> node.save();
            default -> {
                node.nanos += Duration.ofMillis(random.nextInt(700)).toNanos();
                node.say(random.nextInt(4));
            }
        }
    }

    /** A data plane around a real budget, with a journal, a snapshot and files; it can be killed. */
    private final class Node {

        private final String name;
        private final SimulatedBilling billing;
        private final KeyBudget terms;
        private final List<BudgetUnit> underWay = new ArrayList<>();
        private final List<Long> journal = new ArrayList<>();
        private Map<Instant, Long> disk = Map.of();
        private Optional<Lease.Wish> promise = Optional.empty();
        private Budget budget;
        private long nanos;
        private int heardCounts;
        private int heardLeases;
        private int savedCounts;
        private int savedLeases;

        Node(String name, SimulatedBilling billing, long limit) {
            this.name = name;
            this.billing = billing;
            this.terms = new KeyBudget("key:b", "k", limit, true, ZoneOffset.UTC);
            this.budget = fresh();
        }

        void begin(int calls) {
            for (int i = 0; i < calls; i++) {
                budget.take(terms, NOW).ifPresent(underWay::add);
            }
        }

        void end(Random random) {
            if (!underWay.isEmpty()) {
                BudgetUnit unit = underWay.remove(random.nextInt(underWay.size()));
                if (random.nextInt(10) == 0) {
                    unit.giveBack();
                } else {
                    answer(unit);
                }
            }
        }

        void endAll() {
            underWay.forEach(this::answer);
            underWay.clear();
        }

        private void answer(BudgetUnit unit) {
            journal.add(unit.number());
            unit.answered(1, 1, NOW);
            answered++;
        }

        /** Says what it would, so many times; none: it is lost. */
        void say(int times) {
            Optional<Lease.Wish> wish = budget.review(NOW, nanos);
            if (wish.isPresent() && wish.get().promise()) {
                promise = wish;
            }
            for (int i = 0; i < times && wish.isPresent(); i++) {
                billing.state(
                        name, wish.get().from(), budget.answered(wish.get().from()));
                if (wish.get().version() >= 0) {
                    billing.hear(name, wish.get());
                }
            }
        }

        void hear(int records) {
            for (int i = 0; i < records && heardCounts < billing.counts.size(); i++) {
                hear(billing.counts.get(heardCounts++));
            }
            for (int i = 0; i < records && heardLeases < billing.told.size(); i++) {
                hear(billing.told.get(heardLeases++));
            }
        }

        void save() {
            savedCounts = heardCounts;
            savedLeases = heardLeases;
        }

        void removeJournal() {
            disk = budget.numbered(Instant.EPOCH);
            journal.clear();
        }

        void restart() {
            underWay.clear();
            budget = fresh();
            disk.forEach(budget::atLeast);
            journal.forEach(number -> budget.atLeast(MONTH, number));
            promise.ifPresent(budget::promised);
            heardCounts = savedCounts;
            heardLeases = savedLeases;
            if (savedCounts > 0) {
                hear(billing.counts.get(savedCounts - 1));
            }
            billing.told.subList(0, savedLeases).reversed().stream()
                    .filter(told -> told.node().equals(name))
                    .findFirst()
                    .ifPresent(this::hear);
        }

        private void hear(SimulatedBilling.Count count) {
            budget.counted(count.from(), count.used(), count.own().getOrDefault(name, Map.of()));
        }

        private void hear(SimulatedBilling.Told told) {
            if (told.node().equals(name)) {
                budget.leased(told.grant()).forEach(waited -> waited.complete(null));
            }
        }

        private Budget fresh() {
            return new Budget("key:b", new Lease.Policy(Duration.ofMinutes(10)), new LeaseWatch());
        }
    }
}
