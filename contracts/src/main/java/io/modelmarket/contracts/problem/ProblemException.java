package io.modelmarket.contracts.problem;

import java.util.Map;

/**
 * Ends a request with a problem. Its detail is written for the caller: what was wrong, where, what to do. It never
 * carries native error text, secrets or another tenant's data.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> extensions;

    /** A problem without extension members. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /** A problem with extension members, such as {@code violated-policies}. */
    public ProblemException(ProblemType type, String detail, Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.type = type;
        this.extensions = Map.copyOf(extensions);
    }

    /** What kind of problem. */
    public ProblemType type() {
        return type;
    }

    /** For the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Further members of the problem document. */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
