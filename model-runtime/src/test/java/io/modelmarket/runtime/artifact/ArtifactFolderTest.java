package io.modelmarket.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is wholly in the store or not at all. */
class ArtifactFolderTest {

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String ABC_DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private ArtifactFolder store;

    @BeforeEach
    void open() {
        store = new ArtifactFolder(folder);
    }

    @Test
    void keepsAFileUnderItsDigest() throws IOException {
        StoredArtifact stored = store.put(new ByteArrayInputStream(ABC), 3);

        assertThat(stored).isEqualTo(new StoredArtifact(ABC_DIGEST, 3));
        assertThat(folder.resolve("sha256/ba").resolve(ABC_DIGEST)).hasBinaryContent(ABC);
        assertThat(store.find(ABC_DIGEST)).contains(stored);
        try (ReadArtifact read = store.read(ABC_DIGEST)) {
            assertThat(read.path()).hasBinaryContent(ABC);
        }
        assertThat(store.find(ABC_DIGEST)).contains(stored);
    }

    @Test
    void keepsTheSameBytesOnce() throws IOException {
        store.put(new ByteArrayInputStream(ABC), 3);
        store.put(new ByteArrayInputStream(ABC), 3);

        assertThat(files()).hasSize(1);
    }

    @Test
    void leavesNothingOfAFileThatIsTooLarge() {
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(ABC), 2))
                .isInstanceOf(ArtifactException.TooLarge.class)
                .hasMessage("the file is larger than the limit of 2 bytes");
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingOfAFileThatIsNotWhatWasAnnounced() {
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(ABC), 3, Optional.of("0".repeat(64))))
                .isInstanceOf(ArtifactException.DigestMismatch.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingOfAnUploadThatBreaksOff() {
        InputStream broken = new InputStream() {
            private int reads;

            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return ++reads < 3 ? length : read();
            }
        };

        assertThatThrownBy(() -> store.put(broken, 1 << 20)).hasMessage("connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    void removesWhatAKilledProcessLeft() throws IOException {
        store.put(new ByteArrayInputStream(ABC), 3);
        Path left = Files.writeString(folder.resolve("sha256/incoming/x.part"), "half");

        assertThat(store.deleteAbandoned(Instant.EPOCH)).isZero();
        assertThat(store.deleteAbandoned(Instant.now().plusSeconds(60))).isEqualTo(1);

        assertThat(left).doesNotExist();
        assertThat(store.find(ABC_DIGEST)).isPresent();
    }

    @Test
    void noticesDamage() throws IOException {
        store.put(new ByteArrayInputStream(ABC), 3);
        Files.writeString(folder.resolve("sha256/ba").resolve(ABC_DIGEST), "abd");
        Path target = folder.resolve("model.onnx");

        assertThatThrownBy(() -> store.read(ABC_DIGEST)).isInstanceOf(ArtifactException.Damaged.class);
        assertThatThrownBy(() -> store.copyTo(ABC_DIGEST, target)).isInstanceOf(ArtifactException.Damaged.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void givesCopiesThatAreFilesOfTheirOwn() throws IOException {
        store.put(new ByteArrayInputStream(ABC), 3);
        Path target = folder.resolve("model.onnx");

        store.copyTo(ABC_DIGEST, target);

        assertThat(target).hasBinaryContent(ABC);
        assertThat(Files.getAttribute(target, "unix:nlink")).isEqualTo(1);
    }

    @Test
    void saysWhatItDoesNotHave() throws IOException {
        String other = "f".repeat(64);

        assertThat(store.find(other)).isEmpty();
        assertThatThrownBy(() -> store.read(other)).isInstanceOf(ArtifactException.Missing.class);
        assertThat(store.delete(other)).isFalse();
        for (String notADigest : List.of("../../etc/passwd", "F".repeat(64), "")) {
            assertThatThrownBy(() -> store.find(notADigest)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void forgetsWhatIsDeleted() throws IOException {
        store.put(new ByteArrayInputStream(ABC), 3);

        assertThat(store.delete(ABC_DIGEST)).isTrue();

        assertThat(store.find(ABC_DIGEST)).isEmpty();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
