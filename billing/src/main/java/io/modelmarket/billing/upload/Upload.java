package io.modelmarket.billing.upload;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a file that is the body of a request. */
@ApplicationScoped
public class Upload {

    /** How large files may be; the server takes 16M at most. */
    static final String LIMIT = "market.http.upload-limit";

    static final String USUAL_LIMIT = "8M";

    private final long limit;

    @Inject
    Upload(@ConfigProperty(name = LIMIT, defaultValue = USUAL_LIMIT) MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    /** Its digest, in hexadecimal. */
    public static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The whole file.
     *
     * @throws ProblemException when it is larger than files may be, empty, or its sender went away
     */
    public byte[] read(InputStream body) {
        byte[] file;
        try {
            file = body.readNBytes(Math.toIntExact(limit + 1));
        } catch (IOException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body ended early. Send the file again.");
        }
        if (file.length > limit) {
            throw BodyLimit.tooLarge(limit);
        }
        if (file.length == 0) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is empty: send the file itself.");
        }
        return file;
    }
}
