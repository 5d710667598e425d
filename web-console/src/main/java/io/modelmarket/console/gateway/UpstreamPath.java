package io.modelmarket.console.gateway;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The path and query sent on, taken from what the browser asked for. Only the services' versioned API passes
 * ({@code /v1/...}) and inference, and nothing that one reader might resolve differently from another: no empty,
 * {@code .} or {@code ..} segments, no encoded slash, backslash, percent or dot, no control characters.
 */
record UpstreamPath(String pathAndQuery) {

    private static final Pattern SEGMENT = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+");
    private static final Pattern UNSAFE_ESCAPE =
            Pattern.compile("%(?:2f|5c|25|2e|00|0[0-9a-f]|1[0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");
    private static final Pattern INFERENCE =
            Pattern.compile("/v2/models/[A-Za-z0-9._-]{1,200}(?:/versions/[A-Za-z0-9._-]{1,100})?/infer");
    private static final int MAX_LENGTH = 4_000;

    /** What of {@code rawPath} lies behind {@code prefix}, or empty when it may not pass. */
    static Optional<UpstreamPath> behind(String prefix, @Nullable String rawPath, @Nullable String query) {
        if (rawPath == null || !rawPath.startsWith(prefix + "/v1/") || rawPath.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String path = rawPath.substring(prefix.length());
        for (String segment : path.substring(1).split("/", -1)) {
            if (!isPlain(segment)) {
                return Optional.empty();
            }
        }
        if (query == null || query.isEmpty()) {
            return Optional.of(new UpstreamPath(path));
        }
        if (query.length() > MAX_LENGTH || !QUERY.matcher(query).matches()) {
            return Optional.empty();
        }
        return Optional.of(new UpstreamPath(path + "?" + query));
    }

    /** The inference of a model, or of one version of it, that lies behind {@code prefix}; empty for all else. */
    static Optional<UpstreamPath> ofInference(String prefix, @Nullable String rawPath) {
        if (rawPath == null || !rawPath.startsWith(prefix + "/")) {
            return Optional.empty();
        }
        String path = rawPath.substring(prefix.length());
        boolean passes = INFERENCE.matcher(path).matches()
                && Stream.of(path.split("/", -1)).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
        return passes ? Optional.of(new UpstreamPath(path)) : Optional.empty();
    }

    private static boolean isPlain(String segment) {
        return SEGMENT.matcher(segment).matches()
                && !segment.equals(".")
                && !segment.equals("..")
                && !UNSAFE_ESCAPE.matcher(segment).find();
    }
}
