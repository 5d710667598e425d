package io.modelmarket.platform.inference;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request in its answer, the log and its usage event. */
public final class RequestId {

    /** The header, and the metadata key in lower case, in which it travels. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    /** The caller's own when it is a fit one, else a new one. */
    public static String of(@Nullable String given) {
        return given != null && FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
