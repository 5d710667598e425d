package io.modelmarket.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.platform.feed.Snapshot.TopicRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot comes back as it was written, or not at all; then the one before does. */
class SnapshotFolderTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000000001Z");

    @TempDir
    private Path parent = Path.of("");

    @Test
    void bringsBackWhatWasSavedInItsOrder() throws IOException {
        folder().save(snapshot(1));

        Snapshot read = folder().newest().orElseThrow();

        assertThat(read.currentAt()).isEqualTo(NOON.plusSeconds(1));
        TopicRecords keys = read.topics().getOrDefault("market.keys", new TopicRecords("", 0, Map.of()));
        assertThat(keys.origin()).isEqualTo("cluster/topic");
        assertThat(keys.position()).isEqualTo(1);
        assertThat(keys.values().keySet()).containsExactly("z", "schlüssel", "a");
        assertThat(keys.values().get("schlüssel")).isEqualTo(new byte[] {0, 1, -1});
        assertThat(read.topics()).containsOnlyKeys("market.keys", "market.empty");
    }

    @Test
    void keepsTheTwoNewestForTheOwnerAlone() throws IOException {
        for (int i = 1; i <= 4; i++) {
            folder().save(snapshot(i));
        }

        assertThat(names()).containsExactly("0000000000000003.snapshot", "0000000000000004.snapshot");
        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("snapshot"))))
                .isEqualTo("rwx------");
    }

    @Test
    void fallsBackWhateverByteIsDamaged() throws IOException {
        byte[] whole = bytes(snapshot(2));
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            assertThat(newestAfter(flipped)).as("flipped at %d", at).isEqualTo(NOON.plusSeconds(1));
        }
    }

    @Test
    void fallsBackWhereverItIsCutOffOrWhateverFollows() throws IOException {
        byte[] whole = bytes(snapshot(2));
        for (int length = 0; length < whole.length; length++) {
            assertThat(newestAfter(Arrays.copyOf(whole, length)))
                    .as("cut at %d", length)
                    .isEqualTo(NOON.plusSeconds(1));
        }
        assertThat(newestAfter(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(NOON.plusSeconds(1));
        assertThat(newestAfter(whole)).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void findsNothingWhenBothAreDamagedAndStartsAgain() throws IOException {
        folder().save(snapshot(1));
        folder().save(snapshot(2));
        for (Path file : files()) {
            Files.write(file, new byte[100]);
        }

        assertThat(folder().newest()).isEmpty();
        assertThat(files()).hasSize(1).allMatch(file -> file.endsWith("damaged"));
        folder().save(snapshot(3));
        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void neverPutsAGoodOneBehindADamagedOne() throws IOException {
        folder().save(snapshot(1));
        folder().save(snapshot(2));
        Files.write(files().getLast(), new byte[100]);
        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(1));

        folder().save(snapshot(3));
        Files.write(parent.resolve("snapshot").resolve(names().get(1)), new byte[100]);

        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void passesOverAWriteThatWasCutShort() throws IOException {
        folder().save(snapshot(1));
        Path fresh = parent.resolve("snapshot").resolve("new");
        Files.write(fresh, Arrays.copyOf(bytes(snapshot(2)), 60));

        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(1));
        folder().save(snapshot(3));
        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(3));
        assertThat(fresh).doesNotExist();
    }

    @Test
    void keepsWhatIsThereWhenItCannotWrite() throws IOException {
        folder().save(snapshot(1));
        Path inTheWay = parent.resolve("snapshot").resolve("new");
        Files.createDirectories(inTheWay.resolve("not-empty"));

        assertThatThrownBy(() -> folder().save(snapshot(2))).isInstanceOf(IOException.class);

        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void takesThePlaceOfTheOlderOneOnAFullDisk() throws IOException {
        folder().save(snapshot(1));
        folder().save(snapshot(2));
        SnapshotFolder full = new SnapshotFolder(parent.resolve("snapshot"), (snapshot, out) -> {
            if (files().size() > 2) {
                out.write(1);
                throw new IOException("No space left on device");
            }
            SnapshotFormat.write(snapshot, out);
        });

        full.save(snapshot(3));

        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(3));
        assertThat(names()).containsExactly("0000000000000002.snapshot", "0000000000000003.snapshot");
    }

    @Test
    void neverFreesTheRoomItWritesToOnAFullDisk() throws IOException {
        folder().save(snapshot(1));
        folder().save(snapshot(2));
        Path fresh = parent.resolve("snapshot").resolve("new");
        long room = Files.size(files().getFirst());
        AtomicBoolean dies = new AtomicBoolean(true);
        SnapshotFolder full = new SnapshotFolder(parent.resolve("snapshot"), (snapshot, out) -> {
            if (Files.size(fresh) < room) {
                throw new IOException("No space left on device");
            }
            if (dies.getAndSet(false)) {
                out.write(1);
                throw new IOException("Input/output error");
            }
            SnapshotFormat.write(snapshot, out);
        });

        assertThatThrownBy(() -> full.save(snapshot(3))).hasMessage("Input/output error");
        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(2));
        full.save(snapshot(4));

        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(4));
        assertThat(names()).containsExactly("0000000000000002.snapshot", "0000000000000003.snapshot");
    }

    @Test
    void leavesTheLastOneOnADiskThatTakesNothing() throws IOException {
        folder().save(snapshot(1));
        folder().save(snapshot(2));
        SnapshotFolder dead = new SnapshotFolder(parent.resolve("snapshot"), (snapshot, out) -> {
            throw new IOException("No space left on device");
        });

        assertThatThrownBy(() -> dead.save(snapshot(3))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> dead.save(snapshot(3))).isInstanceOf(IOException.class);

        assertThat(folder().newest().orElseThrow().currentAt()).isEqualTo(NOON.plusSeconds(2));
    }

    /** Which snapshot is found when {@code content} is newer than a good one. */
    private Instant newestAfter(byte[] content) throws IOException {
        for (Path file : Files.isDirectory(parent.resolve("snapshot")) ? files() : List.<Path>of()) {
            Files.delete(file);
        }
        folder().save(snapshot(1));
        Files.write(parent.resolve("snapshot").resolve("0000000000000002.snapshot"), content);
        return folder().newest().orElseThrow().currentAt();
    }

    private SnapshotFolder folder() {
        return new SnapshotFolder(parent.resolve("snapshot"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(parent.resolve("snapshot"))) {
            return files.sorted().toList();
        }
    }

    private List<String> names() throws IOException {
        return files().stream().map(file -> file.getFileName().toString()).toList();
    }

    private static byte[] bytes(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotFormat.write(snapshot, bytes);
        return bytes.toByteArray();
    }

    private static Snapshot snapshot(int number) {
        Map<String, byte[]> values = new LinkedHashMap<>();
        values.put("z", "value".getBytes(StandardCharsets.UTF_8));
        values.put("schlüssel", new byte[] {0, 1, -1});
        values.put("a", new byte[0]);
        Map<String, TopicRecords> topics = new LinkedHashMap<>();
        topics.put("market.keys", new TopicRecords("cluster/topic", number, values));
        topics.put("market.empty", new TopicRecords("cluster/other", 0, Map.of()));
        return new Snapshot(NOON.plusSeconds(number), topics);
    }
}
