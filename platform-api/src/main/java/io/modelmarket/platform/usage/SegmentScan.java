package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a walk over a segment's bytes found.
 *
 * @param end just after the last good record
 * @param tail bytes after it that are neither a record nor the zeros a segment is filled with: a write that was cut
 *     off, or a last record that was changed
 * @param tailMayBeWhole whether the tail is as long as a whole record: it may have been one, and safe
 * @param damaged stretches between good records that are no records: something changed them after they were written
 */
record SegmentScan(int end, int tail, boolean tailMayBeWhole, List<Stretch> damaged) {

    /** From one offset up to another. */
    record Stretch(int from, int to) {}

    /** Shows {@code visitor} every good record, in order, those after damaged stretches too. */
    static SegmentScan of(ByteBuffer bytes, Consumer<UsageEvent> visitor) {
        return scan(bytes, JournalRecord::read, visitor);
    }

    /** Shows {@code visitor} the content of every good record, in order; the events in them are not looked at. */
    static SegmentScan contents(ByteBuffer bytes, Consumer<byte[]> visitor) {
        return scan(bytes, JournalRecord::content, visitor);
    }

    /** Where damage lies in a file whose bytes were scanned from {@code start} on. */
    String places(int start, boolean atItsEnd) {
        Stream<String> ends = atItsEnd ? Stream.of("from " + (start + end)) : Stream.empty();
        return Stream.concat(
                        damaged.stream().map(each -> "from " + (start + each.from()) + " to " + (start + each.to())),
                        ends)
                .collect(Collectors.joining(", "));
    }

    private static <T> SegmentScan scan(ByteBuffer bytes, Reader<T> reader, Consumer<T> visitor) {
        List<Stretch> damaged = new ArrayList<>();
        int position = 0;
        while (position < bytes.limit()) {
            T found = reader.read(bytes, position);
            if (found != null) {
                visitor.accept(found);
                position += JournalRecord.HEADER + bytes.getInt(position);
                continue;
            }
            int content = lastNonZero(bytes, position);
            int next = content < position ? -1 : nextRecord(bytes, position + 1, content);
            if (next < 0) {
                int tail = Math.max(0, content + 1 - position);
                return new SegmentScan(position, tail, JournalRecord.mayBeWhole(bytes, position, tail), damaged);
            }
            damaged.add(new Stretch(position, next));
            position = next;
        }
        return new SegmentScan(position, 0, false, damaged);
    }

    private static int nextRecord(ByteBuffer bytes, int from, int last) {
        for (int position = from; position <= last; position++) {
            UsageEvent event = JournalRecord.read(bytes, position);
            if (event != null && event.getSequence() > 0) {
                return position;
            }
        }
        return -1;
    }

    /** Reads the record at a position; null when there is none. */
    @FunctionalInterface
    private interface Reader<T> {
        @Nullable T read(ByteBuffer bytes, int position);
    }

    private static int lastNonZero(ByteBuffer bytes, int from) {
        for (int position = bytes.limit() - 1; position >= from; position--) {
            if (bytes.get(position) != 0) {
                return position;
            }
        }
        return from - 1;
    }
}
