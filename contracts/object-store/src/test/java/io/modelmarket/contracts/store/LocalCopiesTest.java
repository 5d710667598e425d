package io.modelmarket.contracts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bounded folder of copies. */
class LocalCopiesTest {

    private static final S3Server SERVER = new S3Server(new DataFolder(Path.of("target", "s3-of-copies")));
    private static final int BYTES = 1000;

    @TempDir
    Path folder;

    private Path objects;
    private Bucket bucket;
    private LocalCopies copies;

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
    void open() throws IOException {
        String name = "b" + UUID.randomUUID().toString().substring(0, 8);
        objects = SERVER.bucket(name).resolve("market");
        bucket = Bucket.open(new Settings(SERVER.endpoint(), name));
        copies = LocalCopies.open(bucket, folder.resolve("copies"), 3 * BYTES);
    }

    @Test
    void fetchesAFileOnce() throws IOException {
        String digest = put("a");
        try (LocalCopies.Copy copy = copies.take("a", BYTES, digest)) {
            assertThat(copy.path()).hasSameBinaryContentAs(folder.resolve("a"));
        }
        Files.delete(objects.resolve("a"));

        try (LocalCopies.Copy copy = copies.take("a", BYTES, digest)) {
            assertThat(copy.path()).hasSameBinaryContentAs(folder.resolve("a"));
        }
    }

    @Test
    void thoseLeastRecentlyUsedGoAndThoseInUseStay() throws IOException {
        List<String> digests = Stream.of("a", "b", "c", "d", "e").map(this::put).toList();
        try (LocalCopies.Copy used = copies.take("a", BYTES, digests.getFirst())) {
            for (int i = 1; i < 5; i++) {
                copies.take(names(i), BYTES, digests.get(i)).close();
            }
            assertThat(used.path()).exists();
            assertThat(held()).containsExactlyInAnyOrder(digests.get(0), digests.get(3), digests.get(4));
        }
    }

    @Test
    void thoseInUseMayBeMoreThanTheBound() throws IOException {
        List<String> digests = Stream.of("a", "b", "c", "d", "e").map(this::put).toList();
        List<LocalCopies.Copy> taken = IntStream.range(0, 5)
                .parallel()
                .mapToObj(i -> take(names(i), digests.get(i)))
                .toList();
        assertThat(taken).allSatisfy(copy -> assertThat(copy.path()).exists());

        taken.forEach(LocalCopies.Copy::close);
        assertThat(held()).hasSize(3);
    }

    @Test
    void aDamagedCopyIsFetchedAgain() throws IOException {
        String digest = put("a");
        Path path;
        try (LocalCopies.Copy copy = copies.take("a", BYTES, digest)) {
            path = copy.path();
        }
        Files.writeString(path, "damaged");

        try (LocalCopies.Copy copy = copies.take("a", BYTES, digest)) {
            assertThat(copy.path()).hasSameBinaryContentAs(folder.resolve("a"));
        }
    }

    @Test
    void whatIsNotThereTakesNoRoom() throws IOException {
        String digest = put("a");
        Files.delete(objects.resolve("a"));
        assertThatThrownBy(() -> copies.take("a", 3 * BYTES, digest)).isInstanceOf(ObjectStoreException.Missing.class);

        String other = put("b");
        copies.take("b", BYTES, other).close();
        assertThat(held()).containsExactly(other);
    }

    @Test
    void aNewProcessGoesOnWithTheCopiesWithinItsBound() throws IOException {
        List<String> digests = Stream.of("a", "b", "c").map(this::put).toList();
        for (int i = 0; i < 3; i++) {
            copies.take(names(i), BYTES, digests.get(i)).close();
        }
        Files.writeString(folder.resolve("copies").resolve(digests.getFirst() + ".x.part"), "half");

        LocalCopies next = LocalCopies.open(bucket, folder.resolve("copies"), 2 * BYTES);

        assertThat(next.maxBytes()).isEqualTo(2 * BYTES);
        assertThat(held()).hasSize(2);
    }

    private LocalCopies.Copy take(String name, String digest) {
        try {
            return copies.take(name, BYTES, digest);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String names(int i) {
        return List.of("a", "b", "c", "d", "e").get(i);
    }

    private String put(String name) {
        byte[] content = new byte[BYTES];
        new Random(name.hashCode()).nextBytes(content);
        try {
            Path file = Files.write(folder.resolve(name), content);
            bucket.put(name, file, FileDigest.sha256(file));
            return FileDigest.sha256(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> held() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("copies"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
