package io.modelmarket.tenant.publishing;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** What a data plane's report must be like: the database would refuse anything else for ever, and what comes behind. */
final class SoundReport {

    /** No characters that cannot be printed. */
    private static final Pattern NODE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,255}");

    /** As data planes give and accept them. */
    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private SoundReport() {}

    static boolean isNode(String name) {
        return NODE.matcher(name).matches();
    }

    static boolean isRequest(String id) {
        return REQUEST.matcher(id).matches();
    }

    static boolean isInstant(Timestamp timestamp) {
        try {
            Instant instant = Instants.of(timestamp);
            return !instant.isBefore(Instant.EPOCH) && instant.isBefore(LATEST);
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
