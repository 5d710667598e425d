package io.modelmarket.kit.problem;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Refusals that say when to come again: in the document, and as the header {@code Retry-After}. */
public final class RetryLater {

    /** In seconds, as data planes write it. */
    private static final String MEMBER = "retryAfterSeconds";

    private RetryLater() {}

    /** A problem that may be gone after so long, in whole seconds and at least one. */
    public static ProblemException refusal(ProblemType type, String detail, Duration after) {
        return new ProblemException(type, detail, Map.of(MEMBER, Math.max(1, after.toSeconds())));
    }

    /** The header's value for a problem with these members, if it says when to come again. */
    static Optional<String> header(Map<String, Object> extensions) {
        return Optional.ofNullable(extensions.get(MEMBER)).map(Object::toString);
    }
}
