package io.modelmarket.platform.quota;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one epoch in the order in which they were answered, in a byte or two each: by how much a sequence is farther
 * than the one before, or less far, and, where it is another, by how much the second in which the call finished.
 * Guarded by its quota.
 */
final class CallBlock {

    /** A call takes a byte at least. */
    static final int MOST_CALLS = 4_096;

    private static final int FEW_BYTES = 32;

    /** Two numbers of 64 bits, seven in a byte. */
    private static final int LONGEST_CALL = 20;

    /** What a step may be so that a bit is left beside it. */
    private static final long FARTHEST = 1L << 60;

    private static final int MORE = 0x80;
    private static final long PART = 0x7f;

    private final long begin;
    private final long beginSecond;
    private byte[] bytes = new byte[FEW_BYTES];
    private int end;
    private int calls;
    private long first;
    private long last;
    private long previous;
    private long previousSecond;
    private long earliest;
    private long latest;

    /** Hears of calls that finished in one second. */
    @FunctionalInterface
    interface Finished {
        void in(long second, long calls);
    }

    private interface Visitor {
        void call(long sequence, long second);
    }

    /** With one call. */
    CallBlock(long sequence, long second) {
        begin = sequence;
        beginSecond = second;
        first = sequence;
        last = sequence;
        previous = sequence - 1;
        previousSecond = second;
        earliest = second;
        latest = second;
        add(sequence, second);
    }

    int calls() {
        return calls;
    }

    /** Whether there is room for that one. */
    boolean takes(long sequence) {
        return end <= MOST_CALLS - LONGEST_CALL && Math.abs(sequence - previous) < FARTHEST;
    }

    void add(long sequence, long second) {
        if (end + LONGEST_CALL > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        boolean sameSecond = second == previousSecond;
        write((folded(sequence - previous - 1) << 1) | (sameSecond ? 0 : 1));
        if (!sameSecond) {
            write(folded(second - previousSecond));
            previousSecond = second;
            earliest = Math.min(earliest, second);
            latest = Math.max(latest, second);
        }
        previous = sequence;
        first = Math.min(first, sequence);
        last = Math.max(last, sequence);
        calls++;
    }

    /** How many finished from one second on and before another. */
    long within(long from, long to) {
        if (from <= earliest && latest < to) {
            return calls;
        }
        if (latest < from || to <= earliest) {
            return 0;
        }
        long[] within = {0};
        visit((sequence, second) -> within[0] += from <= second && second < to ? 1 : 0);
        return within[0];
    }

    /** What is left without what is counted, of which {@code gone} hears; null where nothing is. */
    @Nullable CallBlock without(CountedUpTo counted, Finished gone) {
        if (counted.hasAll(first, last)) {
            tell(gone);
            return null;
        }
        if (counted.lacksAll(first, last)) {
            return this;
        }
        Left left = new Left();
        visit((sequence, second) -> {
            if (counted.has(sequence)) {
                gone.in(second, 1);
            } else {
                left.add(sequence, second);
            }
        });
        return left.block;
    }

    /** Tells of all. */
    void tell(Finished all) {
        if (earliest == latest) {
            all.in(earliest, calls);
        } else {
            visit((sequence, second) -> all.in(second, 1));
        }
    }

    private void visit(Visitor visitor) {
        long sequence = begin - 1;
        long second = beginSecond;
        int at = 0;
        while (at < end) {
            long step = read(at);
            at = behind(at);
            sequence += unfolded(step >>> 1) + 1;
            if ((step & 1) != 0) {
                second += unfolded(read(at));
                at = behind(at);
            }
            visitor.call(sequence, second);
        }
    }

    /** Small in either direction becomes small. */
    private static long folded(long step) {
        return (step << 1) ^ (step >> (Long.SIZE - 1));
    }

    private static long unfolded(long number) {
        return (number >>> 1) ^ -(number & 1);
    }

    private void write(long number) {
        long rest = number;
        while ((rest & ~PART) != 0) {
            bytes[end++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    private long read(int from) {
        long number = 0;
        int at = from;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[at++];
            number |= (part & PART) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    /** Just after the number that begins there. */
    private int behind(int from) {
        int at = from;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    /** A block that begins with its first call. */
    private static final class Left {

        private @Nullable CallBlock block;

        void add(long sequence, long second) {
            if (block == null) {
                block = new CallBlock(sequence, second);
            } else {
                block.add(sequence, second);
            }
        }
    }
}
