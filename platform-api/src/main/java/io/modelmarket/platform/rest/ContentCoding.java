package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks request bodies within a limit, and packs answers for those who asked. */
final class ContentCoding {

    private ContentCoding() {}

    /**
     * The body as it was before {@code coding}.
     *
     * @throws ProblemException when it is broken, longer than {@code limit} or what is to be had, or packed in a way we
     *     do not know
     */
    static byte[] unpack(byte[] body, String coding, long limit, Hold hold) {
        String name = coding.strip().toLowerCase(Locale.ROOT);
        if (name.equals("identity") || name.isEmpty()) {
            return body;
        }
        try (InputStream packed = new ByteArrayInputStream(body);
                InputStream unpacked = unpacking(name, packed)) {
            byte[] bytes = new Unpacking(unpacked, hold, limit).bytes();
            if (bytes.length > limit) {
                throw tooLarge(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "the body is not what Content-Encoding says: " + name);
        }
    }

    /** Whether the caller takes gzip; a weight of zero says no. */
    static boolean acceptsGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(each -> each.replace(" ", ""))
                        .anyMatch(each -> each.equals("gzip")
                                || (each.startsWith("gzip;q=") && !each.matches("gzip;q=0(\\.0*)?")));
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream result = new ByteArrayOutputStream(body.length / 2);
        try (OutputStream packing = new GZIPOutputStream(result)) {
            packing.write(body);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return result.toByteArray();
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE, "the body is larger than the " + limit + " bytes that are allowed");
    }

    private static InputStream unpacking(String coding, InputStream packed) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(packed);
            case "deflate" -> new InflaterInputStream(packed);
            default ->
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding '" + coding + "' is not known; use gzip, deflate or none");
        };
    }
}
