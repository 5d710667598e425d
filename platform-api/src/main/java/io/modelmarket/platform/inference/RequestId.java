package io.modelmarket.platform.inference;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request in its answer, the log and its usage event. */
public final class RequestId {

    /** The header, and the metadata key in lower case, in which it travels. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private RequestId() {}

    /** The caller's own when it is a fit one, else a new one. */
    public static String of(@Nullable String given) {
        return given != null && FORM.matcher(given).matches() ? given : drawn().toString();
    }

    /** It must be unlikely to come twice, not hard to guess. */
    private static UUID drawn() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (random.nextLong() & ~VERSION_BITS) | VERSION_4, (random.nextLong() & ~VARIANT_BITS) | VARIANT_2);
    }
}
