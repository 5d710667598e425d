package io.modelmarket.contracts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.s3.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real S3 server over HTTP, which checks signatures and digests. */
class BucketTest {

    private static final S3Server SERVER = new S3Server(new DataFolder(Path.of("target", "s3-of-buckets")));

    @TempDir
    Path folder;

    private String name;
    private Path objects;
    private Bucket bucket;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void open() {
        name = "b" + UUID.randomUUID().toString().substring(0, 8);
        objects = SERVER.bucket(name);
        signAs(SERVER.accessKey(), SERVER.secretKey());
        bucket = Bucket.open(new Settings(SERVER.endpoint(), name));
    }

    @AfterEach
    void close() {
        bucket.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void keepsAFileUnderItsName() throws IOException {
        Path file = file(1000);
        bucket.put("a/b", file, FileDigest.sha256(file));

        Path fetched = folder.resolve("fetched");
        bucket.fetch("a/b", FileDigest.sha256(file), fetched);

        assertThat(fetched).hasSameBinaryContentAs(file);
        assertThat(objects.resolve("market/a/b")).hasSameBinaryContentAs(file);
        assertThat(bucket.size("a/b")).hasValue(1000);
        bucket.delete("a/b");
        bucket.delete("a/b");
        assertThat(bucket.size("a/b")).isEmpty();
    }

    @Test
    void putsALargeFileInParts() throws IOException {
        Path file = file((int) Multipart.PART_BYTES * 2 + 12_345);
        bucket.put("large", file, FileDigest.sha256(file));

        Path fetched = folder.resolve("fetched");
        bucket.fetch("large", FileDigest.sha256(file), fetched);

        assertThat(fetched).hasSameBinaryContentAs(file);
    }

    @Test
    void theStoreRefusesWhatIsNotWhatTheDigestSays() throws IOException {
        Path file = file(1000);

        assertThatThrownBy(() -> bucket.put("a", file, "0".repeat(64)))
                .isInstanceOf(ObjectStoreException.Refused.class);
        assertThat(bucket.size("a")).isEmpty();
    }

    @Test
    void refusesAnObjectThatWasChanged() throws IOException {
        Path file = file(1000);
        bucket.put("a", file, FileDigest.sha256(file));
        Files.write(objects.resolve("market/a"), new byte[] {1}, StandardOpenOption.WRITE);
        Path target = folder.resolve("target");

        assertThatThrownBy(() -> bucket.fetch("a", FileDigest.sha256(file), target))
                .isInstanceOf(ObjectStoreException.Damaged.class)
                .hasMessageContaining(FileDigest.sha256(file));
        assertThat(target).doesNotExist();
        assertThat(left()).containsExactly(file);
    }

    @Test
    void saysWhatItDoesNotHave() {
        assertThatThrownBy(() -> bucket.fetch("none", "0".repeat(64), folder.resolve("target")))
                .isInstanceOf(ObjectStoreException.Missing.class)
                .hasMessage("none is not in the bucket");
    }

    @Test
    void listsWhatBeginsWithAName() throws IOException {
        for (String each : List.of("a/1", "a/2", "b/1")) {
            Path file = file(10);
            bucket.put(each, file, FileDigest.sha256(file));
        }

        List<String> found = new ArrayList<>();
        bucket.each("a/", listed -> found.add(listed.name() + " " + listed.bytes()));

        assertThat(found).containsExactly("a/1 10", "a/2 10");
    }

    @Test
    void saysThatTheKeyIsWrong() {
        signAs(SERVER.accessKey(), "not the secret");
        try (Bucket other = Bucket.open(new Settings(SERVER.endpoint(), name))) {
            assertThatThrownBy(other::check)
                    .isInstanceOf(ObjectStoreException.Refused.class)
                    .hasMessageContaining("403 SignatureDoesNotMatch; check the access key in the environment")
                    .hasMessageContaining(name)
                    .message()
                    .doesNotContain("not the secret", SERVER.accessKey());
        }
    }

    @Test
    void saysThatThereIsNoSuchBucket() throws IOException {
        bucket.check();
        try (Bucket other = Bucket.open(new Settings(SERVER.endpoint(), "no-such-bucket"))) {
            assertThatThrownBy(other::check)
                    .isInstanceOf(ObjectStoreException.Refused.class)
                    .hasMessageContaining("no-such-bucket")
                    .hasMessageContaining("create it, or correct the setting s3.bucket");
            assertThatThrownBy(() -> other.size("a")).isInstanceOf(ObjectStoreException.Refused.class);
            Path file = file(10);
            assertThatThrownBy(() -> other.put("a", file, FileDigest.sha256(file)))
                    .isInstanceOf(ObjectStoreException.Refused.class)
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void saysThatTheServerIsAway() {
        try (Bucket other = Bucket.open(new Settings(URI.create("http://127.0.0.1:1"), name))) {
            assertThatThrownBy(other::check)
                    .isInstanceOf(ObjectStoreException.Away.class)
                    .hasMessageContaining("cannot be reached");
        }
        assertThatThrownBy(() -> Bucket.open(new Settings(URI.create("localhost"), name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://host");
    }

    /**
     * This server has no encryption, and takes nothing that asks for it: what matters is that it is asked. It says so
     * before it has read a body, so the connection may break on a small file's; a large one's first request has none.
     */
    @Test
    void asksForEncryption() throws IOException {
        Settings encrypted =
                new Settings(SERVER.endpoint(), Optional.of(name), Optional.empty(), Optional.of("AES256"));
        Path small = file(10);
        Path large = file((int) Multipart.PART_BYTES + 1);
        try (Bucket other = Bucket.open(encrypted)) {
            assertThatThrownBy(() -> other.put("small", small, FileDigest.sha256(small)))
                    .isInstanceOf(ObjectStoreException.class);
            assertThatThrownBy(() -> other.put("large", large, FileDigest.sha256(large)))
                    .isInstanceOf(ObjectStoreException.Refused.class)
                    .hasMessageContaining("501 NotImplemented; check the settings")
                    .hasMessageContaining("s3.sse");
        }
    }

    private static void signAs(String key, String secret) {
        System.setProperty("aws.accessKeyId", key);
        System.setProperty("aws.secretAccessKey", secret);
    }

    private Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve("file" + bytes), content);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
