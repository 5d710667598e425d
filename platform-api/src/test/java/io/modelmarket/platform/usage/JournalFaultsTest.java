package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a disk that fails: a refused call is not billed, and what can be mended mends itself. */
class JournalFaultsTest {

    /** What a disk may refuse. */
    private enum Fault {
        CREATE,
        WRITE,
        SYNC,
        TRUNCATE
    }

    @TempDir
    private Path folder = Path.of("");

    private final Set<Fault> faults = java.util.Collections.synchronizedSet(EnumSet.noneOf(Fault.class));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasRefusedAfterAFailedSyncIsNotThereAfterAStart(boolean canBeCut) throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        try (Journal journal = disk.begun(Durability.DURABLE, JournalOnDisk.PLENTY, this::failing)) {
            journal.append(JournalOnDisk.event(1), sequence -> {}).join();
            faults.add(Fault.SYNC);
            if (!canBeCut) {
                faults.add(Fault.TRUNCATE);
            }

            assertThatThrownBy(() -> journal.append(JournalOnDisk.event(2), sequence -> {})
                            .join())
                    .hasCauseInstanceOf(JournalUnavailableException.class);
            faults.clear();

            assertThat(journal.broken()).isTrue();
            assertThatThrownBy(() -> journal.append(JournalOnDisk.event(3), sequence -> {})
                            .join())
                    .hasMessageContaining("failed");
        }

        assertThat(disk.recovered()).containsExactly(1L);
        assertThat(disk.aside()).doesNotExist();
        assertThat(disk.files()).as("nothing is noted any more").hasSize(1);
    }

    @Test
    void whatWasRefusedForAFaultOfOursIsNotThereEither() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        try (Journal journal = disk.begun(Durability.DURABLE, JournalOnDisk.PLENTY, SegmentChannel::onFile)) {
            journal.append(JournalOnDisk.event(1), sequence -> {}).join();

            assertThatThrownBy(() -> journal.append(JournalOnDisk.event(2), sequence -> {
                                throw new IllegalStateException("a fault");
                            })
                            .join())
                    .hasCauseInstanceOf(JournalUnavailableException.class);
        }
        assertThat(disk.recovered()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void goesOnAfterAWriteThatFoundNoRoom(int before) throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        Segments segments = disk.recover(new ArrayList<>());
        try (Journal journal =
                new Journal(disk.settings(Durability.DURABLE, JournalOnDisk.PLENTY), segments, this::failing).start()) {
            for (int i = 0; i < before; i++) {
                journal.append(JournalOnDisk.event(i), sequence -> {}).join();
            }
            faults.add(Fault.WRITE);
            assertThatThrownBy(() -> journal.append(JournalOnDisk.event(9), sequence -> {})
                            .join())
                    .hasMessageContaining("full");
            faults.clear();

            Awaitility.await().until(() -> JournalTest.accepts(journal));
            assertThat(segments.all()).extracting(Segment::toString).doesNotHaveDuplicates();
        }
        assertThat(disk.recovered()).hasSize(before + 1).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void goesOnAfterASegmentThatWasMadeAndCouldNotBeMadeLast() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        faults.add(Fault.CREATE);
        try (Journal journal = disk.begun(Durability.DURABLE, JournalOnDisk.PLENTY, this::failing)) {
            Awaitility.await().until(() -> !disk.files().isEmpty());
            assertThat(JournalTest.accepts(journal)).isFalse();
            faults.clear();

            Awaitility.await().until(() -> JournalTest.accepts(journal));
        }
        assertThat(disk.recovered()).containsExactly(1L);
    }

    private SegmentChannel failing(Path path, long size) throws IOException {
        SegmentChannel made = SegmentChannel.onFile(path, size);
        if (faults.contains(Fault.CREATE)) {
            made.close();
            throw new IOException("the folder cannot be synced");
        }
        return new FailingChannel(made, faults);
    }

    /** A disk that refuses what it is told to; a write or a sync that fails may have been done all the same. */
    private record FailingChannel(SegmentChannel real, Set<Fault> faults) implements SegmentChannel {

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            real.write(bytes, position);
            fail(Fault.WRITE);
        }

        @Override
        public void force() throws IOException {
            real.force();
            fail(Fault.SYNC);
        }

        @Override
        public void truncate(long size) throws IOException {
            fail(Fault.TRUNCATE);
            real.truncate(size);
        }

        @Override
        public void close() throws IOException {
            real.close();
        }

        private void fail(Fault fault) throws IOException {
            if (faults.contains(fault)) {
                throw new IOException("the disk refuses: " + fault);
            }
        }
    }
}
