package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A journal in a folder of a test: written, looked at, changed behind its back, recovered. */
record JournalOnDisk(Path node) {

    static final int SEGMENT = 2_000;
    static final int PLENTY = 1_000_000;
    static final long EPOCH = 7;

    Path folder() {
        return node.resolve("journal");
    }

    Path aside() {
        return node.resolve("journal-damaged");
    }

    Journal begun(Durability mode, int maxBytes, SegmentChannel.Disk disk) throws IOException {
        return new Journal(settings(mode, maxBytes), recover(new ArrayList<>()), disk).start();
    }

    Journal.Settings settings(Durability mode, int maxBytes) {
        return new Journal.Settings(folder(), "n1", "", EPOCH, mode, SEGMENT, maxBytes, 1_000);
    }

    static UsageEvent.Builder event(int i) {
        return UsageEvent.newBuilder().setSubscriptionId("sub-" + i % 3).setRequestId("request-" + i);
    }

    /** The bytes of a segment with so many events; nothing of it stays. */
    byte[] written(int events) throws IOException {
        try (Journal journal = begun(Durability.DURABLE, PLENTY, SegmentChannel::onFile)) {
            for (int i = 0; i < events; i++) {
                journal.append(event(i), sequence -> {}).join();
            }
        }
        byte[] whole = Files.readAllBytes(files().getFirst());
        deleteAll(folder());
        return whole;
    }

    static int endOfRecords(byte[] whole, int records) {
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        int end = 0;
        for (int i = 0; i < records; i++) {
            end += JournalRecord.HEADER + bytes.getInt(end);
        }
        return end;
    }

    /** The sequences that a start finds in a segment of those bytes, which is gone afterwards. */
    List<Long> recovered(byte[] segment) throws IOException {
        Files.createDirectories(folder());
        Files.write(Segment.pathIn(folder(), EPOCH, 1), segment);
        List<Long> seen = recovered();
        deleteAll(folder());
        return seen;
    }

    /** The sequences that a start finds. */
    List<Long> recovered() throws IOException {
        List<Long> seen = new ArrayList<>();
        recover(seen);
        return seen;
    }

    Segments recover(List<Long> seen) throws IOException {
        return recover(seen, new DamagedSegments(folder()));
    }

    Segments recover(List<Long> seen, DamagedSegments damage) throws IOException {
        return new JournalRecovery(folder(), damage).open(event -> seen.add(event.getSequence()));
    }

    /** Writes so many events of an epoch, in several segments; where each begins. */
    List<Long> filled(int events) throws IOException {
        try (Journal journal = begun(Durability.DURABLE, PLENTY, SegmentChannel::onFile)) {
            for (int i = 0; i < events; i++) {
                journal.append(event(i), sequence -> {}).join();
            }
        }
        return recover(new ArrayList<>()).all().stream()
                .map(Segment::firstSequence)
                .toList();
    }

    List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.list(folder())) {
            return paths.sorted().toList();
        }
    }

    static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : paths.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(directory);
    }
}
