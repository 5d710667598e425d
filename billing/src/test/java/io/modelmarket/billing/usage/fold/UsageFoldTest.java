package io.modelmarket.billing.usage.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.modelmarket.contracts.id.EventId;
import io.modelmarket.contracts.id.ModelName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageFoldTest {

    private static final int PARTITIONS = 6;
    private static final LocalDate PERIOD = LocalDate.of(2026, 11, 1);
    private static final ModelName MODEL = ModelName.parse("acme/digits");

    @Test
    void dropsWhatIsCounted() {
        Claims claims = new Claims(Map.of(new MarkKey("n", 1, 0), new Mark(5, 5)));

        assertThat(claims.take(new EventId("n", 1, 5), 0)).isFalse();
        assertThat(claims.take(new EventId("n", 1, 6), 0)).isTrue();
        assertThat(claims.take(new EventId("n", 1, 6), 0)).isFalse();
        assertThat(claims.takeMoved()).containsExactly(Map.entry(new MarkKey("n", 1, 0), new Mark(6, 6)));
        assertThat(claims.takeMoved()).isEmpty();
    }

    @Test
    void aNewEpochBeginsAnew() {
        Claims claims = new Claims(Map.of(new MarkKey("n", 1, 0), new Mark(5, 5)));

        assertThat(claims.take(new EventId("n", 2, 1), 0)).isTrue();
        assertThat(claims.take(new EventId("other", 1, 1), 0)).isTrue();
    }

    @Test
    void aMissingSequenceShowsInTheCount() {
        Claims claims = new Claims(Map.of());

        claims.take(new EventId("n", 1, 1), 0);
        claims.take(new EventId("n", 1, 4), 0);

        Mark mark = claims.takeMoved().get(new MarkKey("n", 1, 0));
        assertThat(mark).isEqualTo(new Mark(4, 2));
    }

    /**
     * Whatever the interleaving of partitions, the batches and the duplicates: the sums are those of the plain stream.
     */
    @Test
    void anyArrivalGivesTheSameSums() {
        qt().withExamples(300)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1), integers().between(1, 120))
                .checkAssert((seed, size) -> {
                    Random random = new Random(seed);
                    List<Usage> events = events(random, size);
                    Tables plain = new Tables();
                    plain.take(events);
                    Tables arrived = new Tables();
                    for (List<Usage> batch : arrival(events, random)) {
                        arrived.take(batch);
                    }
                    assertThat(arrived.rollups).isEqualTo(plain.rollups);
                    assertThat(arrived.quotas).isEqualTo(plain.quotas);
                    assertThat(arrived.nodes).isEqualTo(plain.nodes);
                    assertThat(arrived.marks).isEqualTo(plain.marks);
                });
    }

    private static List<Usage> events(Random random, int size) {
        Map<String, Long> sequences = new HashMap<>();
        List<Usage> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String node = "node-" + random.nextInt(3);
            long sequence = sequences.merge(node, 1L, Long::sum);
            int subscriber = random.nextInt(5);
            UUID subscription = new UUID(0, subscriber);
            events.add(new Usage(
                    new EventId(node, 1, sequence),
                    subscriber % PARTITIONS,
                    new RollupKey(
                            subscription,
                            new UUID(1, random.nextInt(2)),
                            1,
                            Instant.EPOCH.plusSeconds(3600L * random.nextInt(3)),
                            "1." + random.nextInt(2) + ".0"),
                    new Usage.Owner("globex", MODEL, PERIOD, PERIOD),
                    new Units(random.nextInt(3), 0, random.nextInt(9), random.nextInt(900), 3, 4, 5, 6),
                    true));
        }
        return events;
    }

    /**
     * Partitions interleaved at random, each in its own order; now and then a stretch of a partition is sent again, as
     * after a crash; cut into batches at random.
     */
    private static List<List<Usage>> arrival(List<Usage> events, Random random) {
        List<List<Usage>> queues = new ArrayList<>();
        for (int p = 0; p < PARTITIONS; p++) {
            queues.add(withResends(partition(events, p), random));
        }
        List<List<Usage>> batches = new ArrayList<>();
        List<Usage> batch = new ArrayList<>();
        while (queues.stream().anyMatch(queue -> !queue.isEmpty())) {
            List<Usage> queue = queues.get(random.nextInt(PARTITIONS));
            if (!queue.isEmpty()) {
                batch.add(queue.removeFirst());
            }
            if (random.nextInt(7) == 0) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
        }
        batches.add(batch);
        return batches;
    }

    private static List<Usage> partition(List<Usage> events, int partition) {
        return events.stream().filter(e -> e.partition() == partition).toList();
    }

    private static List<Usage> withResends(List<Usage> queue, Random random) {
        List<Usage> sent = new ArrayList<>();
        for (int i = 0; i < queue.size(); i++) {
            sent.add(queue.get(i));
            if (random.nextInt(5) == 0) {
                sent.addAll(queue.subList(random.nextInt(i + 1), i + 1));
            }
        }
        return Collections.checkedList(sent, Usage.class);
    }

    /** What the tables would hold. */
    private static final class Tables {

        private final Map<MarkKey, Mark> marks = new HashMap<>();
        private final UsageFold fold = new UsageFold();
        private final Claims claims = new Claims(Map.of());
        private final Map<RollupKey, Rollup> rollups = new TreeMap<>();
        private final Map<QuotaUse.Key, Long> quotas = new TreeMap<>();
        private final Map<NodeQuotaUse.Key, Long> nodes = new TreeMap<>();

        void take(List<Usage> batch) {
            for (Usage event : batch) {
                if (claims.take(event.id(), event.partition())) {
                    fold.add(event);
                }
            }
            marks.putAll(claims.takeMoved());
            Totals totals = fold.take();
            for (Rollup added : totals.rollups()) {
                rollups.merge(
                        added.key(),
                        added,
                        (a, b) -> new Rollup(a.key(), a.owner(), a.events() + b.events(), sum(a.units(), b.units())));
            }
            totals.quotas().forEach(use -> quotas.merge(use.key(), use.requests(), Long::sum));
            totals.nodes().forEach(use -> nodes.merge(use.key(), use.requests(), Long::sum));
        }

        private static Units sum(Units a, Units b) {
            return new Units(
                    a.requests() + b.requests(),
                    a.failed() + b.failed(),
                    a.rows() + b.rows(),
                    a.computeMicros() + b.computeMicros(),
                    a.bytesIn() + b.bytesIn(),
                    a.bytesOut() + b.bytesOut(),
                    a.tokensIn() + b.tokensIn(),
                    a.tokensOut() + b.tokensOut());
        }
    }
}
