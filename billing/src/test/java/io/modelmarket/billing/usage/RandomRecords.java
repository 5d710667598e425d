package io.modelmarket.billing.usage;

import com.google.protobuf.CodedOutputStream;
import io.modelmarket.contracts.event.RecordHeader;
import io.modelmarket.contracts.event.proto.UsageEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records as data planes send them, and send them again. */
final class RandomRecords {

    private RandomRecords() {}

    /** The same events in order, some of those that follow each other in a partition in one record. */
    static List<ConsumerRecord<byte[], byte[]>> together(Random random, List<ConsumerRecord<byte[], byte[]>> singles) {
        Map<Integer, List<byte[]>> open = new HashMap<>();
        Map<Integer, Long> offsets = new HashMap<>();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> single : singles) {
            List<byte[]> events = open.computeIfAbsent(single.partition(), partition -> new ArrayList<>());
            if (single.value() == null || random.nextInt(3) == 0) {
                close(single.partition(), events, offsets, records);
            }
            if (single.value() == null) {
                records.add(record(single.partition(), offsets, null));
            } else {
                events.add(single.value());
            }
        }
        open.forEach((partition, events) -> close(partition, events, offsets, records));
        return records;
    }

    /** Some of them say that they follow something, whether that is there, was there or never was. */
    static List<ConsumerRecord<byte[], byte[]>> following(Random random, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (random.nextInt(3) > 0) {
                record.headers().add(RecordHeader.AFTER, RecordHeader.after(random.nextInt(1200)));
            }
        }
        return records;
    }

    private static void close(
            int partition,
            List<byte[]> events,
            Map<Integer, Long> offsets,
            List<ConsumerRecord<byte[], byte[]>> records) {
        if (!events.isEmpty()) {
            boolean single = events.size() == 1 && offsets.getOrDefault(partition, 0L) % 2 == 0;
            records.add(record(partition, offsets, single ? events.getFirst() : bytes(events)));
            events.clear();
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(
            int partition, Map<Integer, Long> offsets, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "usage", partition, offsets.merge(partition, 1L, Long::sum) - 1, new byte[0], value);
    }

    /** Sends the last so many once more, as a node does that has heard nothing of them. */
    static void again(List<ConsumerRecord<byte[], byte[]>> records, int last, Map<Integer, Long> offsets) {
        for (ConsumerRecord<byte[], byte[]> sent :
                List.copyOf(records.subList(records.size() - last, records.size()))) {
            long offset = offsets.merge(sent.partition(), 1L, Long::sum) - 1;
            records.add(new ConsumerRecord<>("usage", sent.partition(), offset, new byte[0], sent.value()));
        }
    }

    /** The events' bytes, whatever they are, as one record has several. */
    private static byte[] bytes(List<byte[]> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (byte[] event : events) {
                out.writeByteArray(UsageEvents.EVENTS_FIELD_NUMBER, event);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
