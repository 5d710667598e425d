package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was promised is there after anything; what was not promised never comes back as something else. */
class JournalTest {

    private static final int SEGMENT = 2_000;
    private static final int PLENTY = 1_000_000;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void keepsEventsInOrderOverSegments(Durability mode) throws IOException {
        List<Long> sequences = new ArrayList<>();
        try (Journal journal = journal(mode, PLENTY, SegmentChannel::onFile)) {
            List<CompletableFuture<Void>> recorded = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                recorded.add(journal.append(event(i), sequences::add));
            }
            recorded.forEach(CompletableFuture::join);
        }

        assertThat(sequences).isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(recovered()).isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(files()).hasSizeGreaterThan(3);
    }

    @Test
    void cutsAWriteOffAtEveryByteAndLosesOnlyTheTornEvent() throws IOException {
        byte[] whole = written(3);
        int lastBegins = endOfRecords(whole, 2);
        for (int length = 0; length <= whole.length; length++) {
            byte[] torn = java.util.Arrays.copyOf(java.util.Arrays.copyOf(whole, length), SEGMENT);
            List<Long> seen = recovered(torn);

            long expected =
                    length < endOfRecords(whole, 1) ? 0 : length < lastBegins ? 1 : length < whole.length ? 2 : 3;
            assertThat(seen).as("cut at %d", length).hasSize((int) expected);
            assertThat(folder.resolve("journal-damaged"))
                    .as("cut at %d", length)
                    .doesNotExist();
        }
    }

    @Test
    void setsADamagedSegmentAsideAndBringsEveryGoodEventAllTheSame() throws IOException {
        byte[] whole = written(3);
        int first = endOfRecords(whole, 1);
        int second = endOfRecords(whole, 2);
        for (int at = first; at < second; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x41;

            assertThat(recovered(flipped)).as("flipped at %d", at).containsExactly(1L, 3L);
            Path aside = folder.resolve("journal-damaged");
            assertThat(aside).isDirectoryContaining(file -> Files.exists(file));
            deleteAll(aside);
        }
    }

    @Test
    void refusesWhenFullAndGoesOnWhenThereIsRoom() throws IOException {
        Segments segments = new JournalRecovery(folder.resolve("journal")).open(event -> {});
        try (Journal journal =
                new Journal(settings(Durability.DURABLE, 2 * SEGMENT), segments, SegmentChannel::onFile).start()) {
            int recorded = 0;
            Throwable refusal = null;
            while (refusal == null) {
                try {
                    journal.append(event(recorded), sequence -> {}).join();
                    recorded++;
                } catch (CompletionException e) {
                    refusal = e.getCause();
                }
            }
            assertThat(refusal).isInstanceOf(JournalUnavailableException.class).hasMessageContaining("full");
            assertThatThrownBy(journal::requireOpen).isInstanceOf(JournalUnavailableException.class);

            segments.delete(segments.all().getFirst());

            Awaitility.await().until(() -> accepts(journal));
        }
        assertThat(recovered()).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void takesNothingMoreAfterAFailedSync() throws IOException {
        AtomicBoolean broken = new AtomicBoolean();
        SegmentChannel.Disk disk = (path, size) -> new BreakingChannel(SegmentChannel.onFile(path, size), broken);
        try (Journal journal = journal(Durability.DURABLE, PLENTY, disk)) {
            journal.append(event(1), sequence -> {}).join();
            broken.set(true);

            assertThatThrownBy(() -> journal.append(event(2), sequence -> {}).join())
                    .hasCauseInstanceOf(JournalUnavailableException.class);
            broken.set(false);

            assertThat(journal.broken()).isTrue();
            assertThatThrownBy(() -> journal.append(event(3), sequence -> {}).join())
                    .hasMessageContaining("failed");
        }
    }

    @Test
    void beginsANewEpochAtEachStartAndLetsNobodyElseIn() throws IOException {
        long first;
        try (NodeFolder held = NodeFolder.open(folder, () -> java.time.Instant.ofEpochSecond(100))) {
            first = held.epoch();
            assertThatThrownBy(() -> NodeFolder.open(folder, () -> java.time.Instant.ofEpochSecond(100)))
                    .hasMessageContaining("in use");
        }
        try (NodeFolder again = NodeFolder.open(folder, () -> java.time.Instant.ofEpochSecond(50))) {
            assertThat(first).isEqualTo(100);
            assertThat(again.epoch()).isEqualTo(101);
        }
    }

    private boolean accepts(Journal journal) {
        try {
            journal.requireOpen();
            journal.append(event(1), sequence -> {}).join();
            return true;
        } catch (JournalUnavailableException | CompletionException e) {
            return false;
        }
    }

    private byte[] written(int events) throws IOException {
        try (Journal journal = journal(Durability.DURABLE, PLENTY, SegmentChannel::onFile)) {
            for (int i = 0; i < events; i++) {
                journal.append(event(i), sequence -> {}).join();
            }
        }
        byte[] whole = Files.readAllBytes(files().getFirst());
        deleteAll(folder.resolve("journal"));
        return whole;
    }

    private static int endOfRecords(byte[] whole, int records) {
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        int end = 0;
        for (int i = 0; i < records; i++) {
            end += JournalRecord.HEADER + bytes.getInt(end);
        }
        return end;
    }

    private List<Long> recovered(byte[] segment) throws IOException {
        Files.createDirectories(folder.resolve("journal"));
        Files.write(Segment.pathIn(folder.resolve("journal"), 7, 1), segment);
        List<Long> seen = recovered();
        deleteAll(folder.resolve("journal"));
        return seen;
    }

    private List<Long> recovered() throws IOException {
        List<Long> seen = new ArrayList<>();
        new JournalRecovery(folder.resolve("journal")).open(event -> seen.add(event.getSequence()));
        return seen;
    }

    private Journal journal(Durability mode, int maxBytes, SegmentChannel.Disk disk) throws IOException {
        Segments segments = new JournalRecovery(folder.resolve("journal")).open(event -> {});
        return new Journal(settings(mode, maxBytes), segments, disk).start();
    }

    private Journal.Settings settings(Durability mode, int maxBytes) {
        return new Journal.Settings(folder.resolve("journal"), "n1", 7, mode, SEGMENT, maxBytes, 1_000);
    }

    private static UsageEvent.Builder event(int i) {
        return UsageEvent.newBuilder().setSubscriptionId("sub-" + i % 3).setRequestId("request-" + i);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.list(folder.resolve("journal"))) {
            return paths.sorted().toList();
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : paths.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(directory);
    }

    /** A disk whose sync fails when told to. */
    private record BreakingChannel(SegmentChannel real, AtomicBoolean broken) implements SegmentChannel {

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            real.write(bytes, position);
        }

        @Override
        public void force() throws IOException {
            if (broken.get()) {
                throw new IOException("the disk does not answer");
            }
            real.force();
        }

        @Override
        public void truncate(long size) throws IOException {
            real.truncate(size);
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
