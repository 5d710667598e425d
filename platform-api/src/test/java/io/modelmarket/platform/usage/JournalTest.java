package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was promised is there after anything; what was not promised never comes back as something else. */
class JournalTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void keepsEventsInOrderOverSegments(Durability mode) throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        List<Long> sequences = new ArrayList<>();
        try (Journal journal = disk.begun(mode, JournalOnDisk.PLENTY, SegmentChannel::onFile)) {
            List<CompletableFuture<Void>> recorded = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                recorded.add(journal.append(JournalOnDisk.event(i), sequences::add));
            }
            recorded.forEach(CompletableFuture::join);
        }

        assertThat(sequences).isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(disk.recovered())
                .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(disk.files()).hasSizeGreaterThan(3);
        assertThat(disk.aside()).doesNotExist();
    }

    @Test
    void refusesWhenFullAndGoesOnWhenThereIsRoom() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        Segments segments = disk.recover(new ArrayList<>());
        try (Journal journal = new Journal(
                        disk.settings(Durability.DURABLE, 2 * JournalOnDisk.SEGMENT), segments, SegmentChannel::onFile)
                .start()) {
            int recorded = 0;
            Throwable refusal = null;
            while (refusal == null) {
                try {
                    journal.append(JournalOnDisk.event(recorded), sequence -> {})
                            .join();
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
        assertThat(disk.recovered()).doesNotHaveDuplicates().isSorted();
    }

    static boolean accepts(Journal journal) {
        try {
            journal.requireOpen();
            journal.append(JournalOnDisk.event(1), sequence -> {}).join();
            return true;
        } catch (JournalUnavailableException | CompletionException e) {
            return false;
        }
    }
}
