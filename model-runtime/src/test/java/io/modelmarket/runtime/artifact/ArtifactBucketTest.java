package io.modelmarket.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.store.ObjectStoreException;
import io.modelmarket.contracts.store.S3Config;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.s3.S3Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of the folder holds of a bucket, and nothing stays on the local disk. */
class ArtifactBucketTest {

    private static final S3Server SERVER = new S3Server(new DataFolder(Path.of("target", "s3")));
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String ABC_DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private Path objects;
    private ArtifactStore store;

    @BeforeAll
    static void start() {
        SERVER.start();
        System.setProperty("aws.accessKeyId", SERVER.accessKey());
        System.setProperty("aws.secretAccessKey", SERVER.secretKey());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @BeforeEach
    void open() {
        String bucket = "b" + UUID.randomUUID().toString().substring(0, 8);
        objects = SERVER.bucket(bucket);
        store = ArtifactStore.open(folder, Optional.of(new OneBucket(SERVER.endpoint(), bucket)));
    }

    @Test
    void keepsAFileUnderItsDigestInTheBucketAlone() throws IOException {
        store.check();
        StoredArtifact stored = store.put(new ByteArrayInputStream(ABC), 3);

        assertThat(stored).isEqualTo(new StoredArtifact(ABC_DIGEST, 3));
        assertThat(objects.resolve("sha256/ba").resolve(ABC_DIGEST)).hasBinaryContent(ABC);
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsReadGoesWhenItWasRead() throws IOException {
        store.put(new ByteArrayInputStream(ABC), 3);

        try (ReadArtifact read = store.read(ABC_DIGEST)) {
            assertThat(read.path()).hasBinaryContent(ABC);
        }
        assertThat(files()).isEmpty();
        store.copyTo(ABC_DIGEST, folder.resolve("model.onnx"));
        assertThat(folder.resolve("model.onnx")).hasBinaryContent(ABC);
    }

    @Test
    void noticesDamageAndAbsence() throws IOException {
        store.put(new ByteArrayInputStream(ABC), 3);
        Files.writeString(objects.resolve("sha256/ba").resolve(ABC_DIGEST), "abd");

        assertThatThrownBy(() -> store.read(ABC_DIGEST)).isInstanceOf(ArtifactException.Damaged.class);
        assertThatThrownBy(() -> store.copyTo(ABC_DIGEST, folder.resolve("model.onnx")))
                .isInstanceOf(ArtifactException.Damaged.class);
        assertThatThrownBy(() -> store.read("f".repeat(64))).isInstanceOf(ArtifactException.Missing.class);
        assertThatThrownBy(() -> store.read("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void nothingIsKeptOfWhatIsRefusedOrCannotBePut() {
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(ABC), 2))
                .isInstanceOf(ArtifactException.TooLarge.class);
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(ABC), 3, Optional.of("0".repeat(64))))
                .isInstanceOf(ArtifactException.DigestMismatch.class);
        ArtifactStore away =
                ArtifactStore.open(folder, Optional.of(new OneBucket(URI.create("http://127.0.0.1:1"), "none")));
        assertThatThrownBy(() -> away.put(new ByteArrayInputStream(ABC), 3))
                .isInstanceOf(ObjectStoreException.Away.class);
        assertThat(files()).isEmpty();
        assertThat(objects.resolve("sha256")).doesNotExist();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record OneBucket(URI address, Optional<String> bucket) implements S3Config {

        OneBucket(URI address, String bucket) {
            this(address, Optional.of(bucket));
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.of(address);
        }

        @Override
        public Optional<String> prefix() {
            return Optional.empty();
        }

        @Override
        public boolean pathStyle() {
            return true;
        }

        @Override
        public Optional<String> sse() {
            return Optional.empty();
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }
    }
}
