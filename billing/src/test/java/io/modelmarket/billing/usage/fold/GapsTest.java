package io.modelmarket.billing.usage.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.modelmarket.contracts.event.proto.SequenceRange;
import io.modelmarket.contracts.id.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever of what a node has sent is lost: the mark that it hears stops before it, and when it comes it counts once.
 */
class GapsTest {

    private static final MarkKey KEY = new MarkKey("n", 1, 0);

    @Test
    void whatARecordFollowsIsMissingUntilItComes() {
        Claims claims = new Claims(Map.of(KEY, new Mark(5, 5)));
        Claim claim = claims.of(new EventId("n", 1, 9), 0);

        assertThat(taken(claim, 8, 9)).containsExactly(9L);
        assertThat(mark(claims)).isEqualTo(new Mark(9, 6, List.of(range(6, 8))));
        assertThat(taken(claim, 9, 12)).containsExactly(12L);
        assertThat(mark(claims).complete()).isEqualTo(5);

        assertThat(taken(claim, 5, 7, 7, 8, 9)).containsExactly(7L, 8L);
        assertThat(mark(claims)).isEqualTo(new Mark(12, 9));
        assertThat(taken(claim, 5, 6, 7, 8)).isEmpty();
        assertThat(claims.takeMoved()).isEmpty();
    }

    @Test
    void ofARecordThatDoesNotSayWhatItFollowsOnlyItsEventsAreTaken() {
        Claims claims = new Claims(Map.of(KEY, new Mark(9, 2, List.of(range(2, 4), range(6, 8)))));
        Claim claim = claims.of(new EventId("n", 1, 9), 0);

        assertThat(taken(claim, -1, 1, 3, 5, 7, 11)).containsExactly(3L, 7L, 11L);

        assertThat(mark(claims).missing()).containsExactly(range(2, 2), range(4, 4), range(6, 6), range(8, 8));
    }

    @Test
    void nothingIsMissingOfWhatWasThere() {
        Claims claims = new Claims(Map.of());
        Claim claim = claims.of(new EventId("n", 1, 1), 0);

        assertThat(taken(claim, 0, 3, 4)).containsExactly(3L, 4L);
        assertThat(taken(claim, 4, 9)).containsExactly(9L);
        assertThat(taken(claim, 3, 4, 9, 10)).containsExactly(10L);

        assertThat(mark(claims)).isEqualTo(new Mark(10, 4));
    }

    /** Records are lost, repeated from an earlier one, and answered with what is missing, some of which is lost too. */
    @Test
    void afterAnyLossesEachEventIsCountedOnce() {
        qt().withExamples(500)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1), integers().between(1, 150))
                .checkAssert((seed, size) -> {
                    Random random = new Random(seed);
                    Node node = new Node(random, size);
                    Billing billing = new Billing(random);
                    for (int at = 0; at < node.own.size(); ) {
                        at = node.send(billing, random.nextInt(9) == 0 ? random.nextInt(at + 1) : at);
                        if (random.nextInt(4) == 0) {
                            node.resend(billing);
                        }
                        billing.check(node.own);
                    }
                    for (int round = 0; billing.mark().complete() < node.last(); round++) {
                        assertThat(round).isLessThan(400);
                        node.resend(billing);
                        node.remind(billing);
                        billing.check(node.own);
                    }
                    assertThat(billing.counted).hasSize(node.own.size());
                    assertThat(billing.mark()).isEqualTo(new Mark(node.last(), node.own.size()));
                });
    }

    private static List<Long> taken(Claim claim, long after, long... sequences) {
        List<Long> taken = new ArrayList<>();
        claim.begin(after);
        for (long sequence : sequences) {
            if (claim.take(sequence)) {
                taken.add(sequence);
            }
        }
        claim.end();
        return taken;
    }

    private static Mark mark(Claims claims) {
        return claims.takeMoved().getOrDefault(KEY, Mark.NONE);
    }

    private static SequenceRange range(long first, long last) {
        return SequenceRange.newBuilder().setFirst(first).setLast(last).build();
    }

    /** A node, with the events of one of its partitions. */
    private static final class Node {

        private final Random random;
        private final List<Long> own = new ArrayList<>();

        Node(Random random, int size) {
            this.random = random;
            for (long sequence = 1; sequence <= size || own.isEmpty(); sequence++) {
                if (random.nextInt(3) == 0) {
                    own.add(sequence);
                }
            }
        }

        long last() {
            return own.getLast();
        }

        /** Sends a record from there on; where the next one begins. */
        int send(Billing billing, int from) {
            int to = Math.min(own.size(), from + 1 + random.nextInt(6));
            billing.receive(from == 0 ? 0 : own.get(from - 1), own.subList(from, to));
            return to;
        }

        void remind(Billing billing) {
            billing.receive(own.size() == 1 ? 0 : own.get(own.size() - 2), List.of(last()));
        }

        void resend(Billing billing) {
            for (SequenceRange range : billing.mark().missing()) {
                List<Long> wanted = own.stream()
                        .filter(each -> each >= range.getFirst() && each <= range.getLast())
                        .toList();
                long after = range.getFirst() - 1;
                for (int from = 0; from < wanted.size(); ) {
                    int to = Math.min(wanted.size(), from + 1 + random.nextInt(6));
                    billing.receive(after, wanted.subList(from, to));
                    after = wanted.get(to - 1);
                    from = to;
                }
            }
        }
    }

    /** Counts what comes through; now and then it starts again from its marks. */
    private static final class Billing {

        private final Random random;
        private final Map<Long, Integer> counted = new HashMap<>();
        private Mark mark = Mark.NONE;
        private Claims claims = new Claims(Map.of());

        Billing(Random random) {
            this.random = random;
        }

        void receive(long after, List<Long> sequences) {
            if (random.nextInt(4) == 0) {
                return;
            }
            Claim claim = claims.of(new EventId("n", 1, 1), 0);
            taken(claim, after, sequences.stream().mapToLong(Long::longValue).toArray())
                    .forEach(sequence -> counted.merge(sequence, 1, Integer::sum));
            if (random.nextInt(5) == 0) {
                claims = new Claims(Map.of(KEY, mark()));
            }
        }

        Mark mark() {
            mark = claims.takeMoved().getOrDefault(KEY, mark);
            return mark;
        }

        void check(List<Long> own) {
            long complete = mark().complete();
            assertThat(counted.values()).allMatch(times -> times == 1);
            assertThat(counted.keySet())
                    .containsAll(own.stream().filter(each -> each <= complete).toList());
            assertThat(mark.events()).isEqualTo(counted.size());
        }
    }
}
