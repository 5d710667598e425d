package io.modelmarket.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.contracts.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one body of every error: RFC 9457's members, {@code requestId}, the problem's own extensions, and {@code error},
 * which is where clients of the Open Inference Protocol look.
 */
public final class ProblemDocument {

    /** The content type it goes out with. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RETRY_AFTER = "retryAfterSeconds";

    private ProblemDocument() {}

    /** The document's bytes. */
    public static byte[] of(ProblemException problem, String requestId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().uri().toString());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status());
        members.put("detail", problem.detail());
        members.put("requestId", requestId);
        members.put("error", problem.detail());
        problem.extensions().forEach(members::putIfAbsent);
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problem documents are made of strings, numbers, lists and maps", e);
        }
    }

    /** In how many seconds to try again, where the problem says so. */
    public static Optional<Long> retryAfter(ProblemException problem) {
        return problem.extensions().get(RETRY_AFTER) instanceof Number seconds
                ? Optional.of(seconds.longValue())
                : Optional.empty();
    }
}
