package io.modelmarket.contracts.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** A large file put in parts, each with its digest; it is there when the last word is said, or not at all. */
final class Multipart {

    /** A store takes 10 000 parts: 78 GiB. */
    static final long PART_BYTES = 8L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Multipart.class);

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final Consumer<UploadPartRequest.Builder> limits;

    Multipart(S3Client s3, String bucket, String key, Consumer<UploadPartRequest.Builder> limits) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.limits = limits;
    }

    void put(Path file, long bytes, CreateMultipartUploadRequest.Builder request) throws IOException {
        String upload = s3.createMultipartUpload(request.bucket(bucket)
                        .key(key)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .build())
                .uploadId();
        boolean complete = false;
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long from = 0; from < bytes; from += PART_BYTES) {
                parts.add(part(upload, parts.size() + 1, new Slice(file, from, Math.min(PART_BYTES, bytes - from))));
            }
            s3.completeMultipartUpload(
                    all -> all.bucket(bucket).key(key).uploadId(upload).multipartUpload(done -> done.parts(parts)));
            complete = true;
        } finally {
            if (!complete) {
                abort(upload);
            }
        }
    }

    private CompletedPart part(String upload, int number, Slice slice) throws IOException {
        String digest;
        try (InputStream in = slice.open()) {
            digest = Base64.getEncoder().encodeToString(FileDigest.sha256(in));
        }
        UploadPartRequest.Builder request = UploadPartRequest.builder()
                .bucket(bucket)
                .key(key)
                .uploadId(upload)
                .partNumber(number)
                .checksumSHA256(digest);
        limits.accept(request);
        String tag = s3.uploadPart(
                        request.build(),
                        RequestBody.fromContentProvider(slice::newStream, slice.bytes(), "application/octet-stream"))
                .eTag();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumSHA256(digest)
                .build();
    }

    /** What cannot be aborted now takes room, unseen, until the bucket's lifecycle rule removes it. */
    private void abort(String upload) {
        try {
            s3.abortMultipartUpload(
                    all -> all.bucket(bucket).key(key).uploadId(upload).build());
        } catch (SdkException e) {
            LOG.warn("an upload of {} that failed could not be aborted", key);
        }
    }

    /** A part of a file, which can be read more than once. */
    private record Slice(Path file, long from, long bytes) {

        InputStream open() throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from);
            return new BoundedStream(Channels.newInputStream(channel), bytes);
        }

        InputStream newStream() {
            try {
                return open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
