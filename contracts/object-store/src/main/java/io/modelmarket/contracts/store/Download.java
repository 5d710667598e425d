package io.modelmarket.contracts.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Writes an answer to a local file and answers its digest. An answer that breaks off is asked for again. */
final class Download implements ResponseTransformer<GetObjectResponse, String> {

    private static final int CHUNK = 64 * 1024;

    private final Path target;
    private @Nullable IOException fault;

    Download(Path target) {
        this.target = target;
    }

    /** What was wrong with the local disk, if anything. */
    @Nullable IOException fault() {
        return fault;
    }

    @Override
    public String transform(GetObjectResponse response, AbortableInputStream body) throws IOException {
        MessageDigest digest = FileDigest.sha256();
        try (FileChannel file = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = read(body, chunk); read >= 0; read = read(body, chunk)) {
                digest.update(chunk, 0, read);
                out.write(chunk, 0, read);
            }
            file.force(true);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            body.abort();
            fault = e;
            throw e;
        }
    }

    private static int read(AbortableInputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw RetryableException.builder()
                    .message("the answer broke off: " + e.getMessage())
                    .cause(e)
                    .build();
        }
    }
}
