package io.modelmarket.contracts.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A bucket of an S3 store, or what in it begins with a prefix. For any thread. Opening it asks nobody; every other call
 * waits for the store, tried some times within the configured limits.
 */
public final class Bucket implements AutoCloseable {

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final @Nullable String sse;
    private final Duration timeout;
    private final Failures failures;

    private Bucket(S3Client s3, S3Config config) {
        this.s3 = s3;
        this.bucket = name(config);
        this.prefix = config.prefix().orElse("");
        this.sse = config.sse().orElse(null);
        this.timeout = config.timeout();
        this.failures = new Failures(bucket, Failures.address(config));
    }

    /**
     * Makes a bucket ready for use.
     *
     * @throws IllegalArgumentException when the endpoint is no address
     */
    public static Bucket open(S3Config config) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(config.connectTimeout())
                        .socketTimeout(config.timeout()))
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                // Our own digests are in the requests; older stores know no other checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // A store that refuses says so before the body is sent, not by closing the connection meanwhile.
                .serviceConfiguration(
                        S3Configuration.builder().expectContinueEnabled(true).build())
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(config.attempts())
                                .build()));
        config.endpoint().ifPresent(endpoint -> builder.endpointOverride(checked(endpoint)));
        return new Bucket(builder.build(), config);
    }

    /** Puts a local file there under that name, in place of what had it; the store checks its SHA-256. */
    public void put(String name, Path file, String sha256) throws IOException {
        long bytes = Files.size(file);
        String key = prefix + name;
        try {
            if (bytes > Multipart.PART_BYTES) {
                CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder();
                if (sse != null) {
                    request.serverSideEncryption(sse);
                }
                new Multipart(
                                s3,
                                bucket,
                                key,
                                part -> part.overrideConfiguration(o -> o.apiCallAttemptTimeout(timeout)))
                        .put(file, bytes, request);
                return;
            }
            PutObjectRequest.Builder request = PutObjectRequest.builder()
                    .bucket(bucket)
                    .key(key)
                    .checksumSHA256(
                            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)))
                    .overrideConfiguration(o -> o.apiCallAttemptTimeout(timeout));
            if (sse != null) {
                request.serverSideEncryption(sse);
            }
            s3.putObject(request.build(), RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw failures.of(name, e);
        }
    }

    /**
     * Fetches a file whose digest is known: whole at {@code target} or not there.
     *
     * @throws ObjectStoreException.Missing when there is none of that name
     * @throws ObjectStoreException.Damaged when it has another digest
     */
    public void fetch(String name, String sha256, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        Download download = new Download(part);
        try {
            String actual = s3.getObject(
                    GetObjectRequest.builder().bucket(bucket).key(prefix + name).build(), download);
            if (!actual.equals(sha256)) {
                throw new ObjectStoreException.Damaged(name, sha256, actual);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (SdkException e) {
            IOException fault = download.fault();
            if (fault != null) {
                fault.addSuppressed(e);
                throw fault;
            }
            throw failures.of(name, e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** How long the file of that name is; empty when there is none. */
    public OptionalLong size(String name) throws IOException {
        try {
            return OptionalLong.of(asked(
                    name,
                    () -> s3.headObject(head -> head.bucket(bucket)
                                    .key(prefix + name)
                                    .overrideConfiguration(o -> o.apiCallAttemptTimeout(timeout)))
                            .contentLength()));
        } catch (ObjectStoreException.Missing e) {
            // An answer without a body does not say whether it is the bucket that is not there.
            check();
            return OptionalLong.empty();
        }
    }

    /** Deletes the file of that name, if there is one. */
    public void delete(String name) throws IOException {
        asked(
                name,
                () -> s3.deleteObject(gone -> gone.bucket(bucket)
                        .key(prefix + name)
                        .overrideConfiguration(o -> o.apiCallAttemptTimeout(timeout))));
    }

    /** Tells every file whose name begins so, in the order of names. */
    public void each(String beginning, Consumer<Listed> sink) throws IOException {
        asked(beginning, () -> {
            s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + beginning))
                    .contents()
                    .forEach(found -> sink.accept(
                            new Listed(found.key().substring(prefix.length()), found.size(), found.lastModified())));
            return true;
        });
    }

    /** Whether the bucket is there and our key may list it; what is wrong is thrown. */
    public void check() throws IOException {
        asked(
                "",
                () -> s3.listObjectsV2(list -> list.bucket(bucket)
                        .prefix(prefix)
                        .maxKeys(1)
                        .overrideConfiguration(o -> o.apiCallAttemptTimeout(timeout))));
    }

    @Override
    public void close() {
        s3.close();
    }

    private <T> T asked(String name, Supplier<T> request) throws ObjectStoreException {
        try {
            return request.get();
        } catch (SdkException e) {
            throw failures.of(name, e);
        }
    }

    private static String name(S3Config config) {
        return config.bucket().orElseThrow(() -> new IllegalArgumentException("the setting s3.bucket is missing"));
    }

    private static URI checked(URI endpoint) {
        if (endpoint.getScheme() == null || endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "the setting s3.endpoint is " + endpoint + "; write it as https://host or http://host:port");
        }
        return endpoint;
    }

    /** A file in the bucket: its name below the prefix, its length, when it was put. */
    public record Listed(String name, long bytes, Instant modified) {}
}
