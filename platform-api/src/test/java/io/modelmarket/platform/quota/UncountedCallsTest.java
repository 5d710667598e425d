package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.SequenceRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept small says the same as a list of all calls would. */
class UncountedCallsTest {

    private static final long DECEMBER = Instant.parse("2026-11-30T23:00:00Z").getEpochSecond();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private record Call(long epoch, long sequence, long second) {}

    private final UncountedCalls calls = new UncountedCalls(period(DECEMBER - 1));
    private final List<Call> all = new ArrayList<>();
    private final Map<Long, Long> gone = new TreeMap<>();
    private final Map<Long, Long> expectedGone = new TreeMap<>();
    private final Map<Long, CountedUpTo> marks = new TreeMap<>();
    private Period period = period(DECEMBER - 1);
    private long epoch = 1;
    private long sequence;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void saysTheSameAsAListOfAllCalls(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(10)) {
                case 0 -> turnTo(period(DECEMBER - 2 + random.nextInt(4)));
                case 1 -> forget(random);
                case 2, 3, 4 -> count(random);
                case 5 -> begin(random);
                default -> answer(random);
            }
            assertThat(calls.inPeriod()).as("seed %d, step %d", seed, step).isEqualTo(inPeriod());
            assertThat(gone).as("seed %d, step %d", seed, step).isEqualTo(expectedGone);
        }
    }

    @Test
    void keepsNumbersOfAnySize() {
        long far = 1L << 61;
        List.of(1L, 2L, far, far + 1, Long.MAX_VALUE - 1).forEach(each -> add(1, each, DECEMBER + each % 7));
        add(1, Long.MAX_VALUE, 0);

        count(1, new CountedUpTo(far));
        assertThat(calls.inPeriod()).isEqualTo(inPeriod());
        count(1, new CountedUpTo(Long.MAX_VALUE));

        assertThat(gone).isEqualTo(expectedGone);
        assertThat(gone.get(0L)).isEqualTo(1);
    }

    /** As two event loops hear of them that a sync has made durable together. */
    @Test
    void thoseThatAreAnsweredInAnotherOrderTakeNoMoreRoom() {
        CallBlock block = new CallBlock(1, DECEMBER);
        for (long each = 2; each <= 2_000; each++) {
            long number = each % 2 == 0 ? each + 20 : each - 20;
            assertThat(block.takes(number)).as("call %d", each).isTrue();
            block.add(number, DECEMBER);
        }
        assertThat(block.calls()).isEqualTo(2_000);
    }

    @Test
    void keepsTheNewestAndABlockMoreAtMost() {
        for (int each = 1; each <= 100_000; each++) {
            calls.add(each % 3, each, DECEMBER - 1);
            calls.keepNewest(20_000);
            assertThat(calls.inPeriod()).isBetween(Math.min(each, 20_000L), 20_000L + CallBlock.MOST_CALLS);
        }
    }

    private void begin(Random random) {
        epoch++;
        sequence = random.nextInt(5);
    }

    private void answer(Random random) {
        int many = random.nextInt(10) == 0 ? 10_000 : random.nextInt(200);
        for (int i = 0; i < many; i++) {
            sequence += 1 + (random.nextInt(3) == 0 ? random.nextInt(1 << random.nextInt(20)) : 0);
            add(epoch, sequence - random.nextInt(1 + random.nextInt(40)) * 3L, DECEMBER + random.nextInt(5) - 3);
        }
    }

    private void add(long ofEpoch, long number, long second) {
        calls.add(ofEpoch, number, second);
        if (!marks.getOrDefault(ofEpoch, CountedUpTo.NOTHING).has(number)) {
            all.add(new Call(ofEpoch, number, second));
        }
    }

    /** Up to some call, but for some. */
    private void count(Random random) {
        if (all.isEmpty()) {
            return;
        }
        Call upTo = all.get(random.nextInt(all.size()));
        List<SequenceRange> missing = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            long first = all.get(random.nextInt(all.size())).sequence();
            missing.add(SequenceRange.newBuilder()
                    .setFirst(first)
                    .setLast(first + random.nextInt(1 << random.nextInt(18)))
                    .build());
        }
        count(upTo.epoch(), new CountedUpTo(upTo.sequence(), missing));
    }

    private void count(long ofEpoch, CountedUpTo upTo) {
        marks.merge(ofEpoch, upTo, CountedUpTo::or);
        CountedUpTo mark = marks.getOrDefault(ofEpoch, upTo);
        remove(
                call -> call.epoch() == ofEpoch && mark.has(call.sequence()),
                call -> expectedGone.merge(call.second(), 1L, Long::sum));
        calls.counted(Map.of(ofEpoch, upTo), (second, many) -> gone.merge(second, many, Long::sum));
    }

    private void forget(Random random) {
        all.stream()
                .filter(call -> random.nextInt(20) == 0)
                .min(Comparator.comparingLong(Call::sequence))
                .ifPresent(upTo -> {
                    remove(call -> call.epoch() == upTo.epoch() && call.sequence() <= upTo.sequence(), call -> {});
                    calls.forget(upTo.epoch(), upTo.sequence());
                });
    }

    private void remove(Predicate<Call> which, Consumer<Call> each) {
        all.removeIf(call -> {
            if (which.test(call)) {
                each.accept(call);
                return true;
            }
            return false;
        });
    }

    private void turnTo(Period next) {
        period = next;
        calls.turnTo(next);
    }

    private long inPeriod() {
        return all.stream()
                .filter(call -> period.contains(Instant.ofEpochSecond(call.second())))
                .count();
    }

    private static Period period(long second) {
        return Period.of(Instant.ofEpochSecond(second), BERLIN);
    }
}
