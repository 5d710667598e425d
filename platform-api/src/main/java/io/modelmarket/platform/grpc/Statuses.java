package io.modelmarket.platform.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.inference.Failures;
import io.modelmarket.platform.problem.ProblemDocument;
import io.modelmarket.platform.subscription.LimitState;
import java.util.List;
import java.util.stream.Collectors;

/** Problems as gRPC tells them: a status with the same detail, and the problem's type in the trailers. */
final class Statuses {

    static final Metadata.Key<String> PROBLEM_TYPE = Metadata.Key.of("problem-type", Metadata.ASCII_STRING_MARSHALLER);
    static final Metadata.Key<String> RETRY_AFTER = Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

    /** The names of the limits that a refusal met, one after the other. */
    static final Metadata.Key<String> VIOLATED = Metadata.Key.of(LimitState.VIOLATED, Metadata.ASCII_STRING_MARSHALLER);

    static final Metadata.Key<String> RATE_LIMIT_POLICY =
            Metadata.Key.of("ratelimit-policy", Metadata.ASCII_STRING_MARSHALLER);
    static final Metadata.Key<String> RATE_LIMIT = Metadata.Key.of("ratelimit", Metadata.ASCII_STRING_MARSHALLER);

    private Statuses() {}

    static StatusRuntimeException of(Throwable failure, String requestId) {
        ProblemException problem = Failures.problem(failure, requestId);
        Metadata trailers = new Metadata();
        trailers.put(CallMetadata.REQUEST_ID, requestId);
        trailers.put(PROBLEM_TYPE, problem.type().uri().toString());
        ProblemDocument.retryAfter(problem).ifPresent(seconds -> trailers.put(RETRY_AFTER, Long.toString(seconds)));
        List<LimitState> met = LimitState.in(problem);
        if (!met.isEmpty()) {
            trailers.put(VIOLATED, met.stream().map(LimitState::policy).collect(Collectors.joining(", ")));
        }
        tellLimits(met, trailers);
        return code(problem.type()).withDescription(problem.detail()).asRuntimeException(trailers);
    }

    /** Says what they are and where a caller stands with them, if there are any. */
    static void tellLimits(List<LimitState> limits, Metadata trailers) {
        if (!limits.isEmpty()) {
            trailers.put(RATE_LIMIT_POLICY, LimitState.policies(limits));
            trailers.put(RATE_LIMIT, LimitState.states(limits));
        }
    }

    static Status code(ProblemType type) {
        return switch (type.status()) {
            case 400, 405, 413, 415, 422 -> Status.INVALID_ARGUMENT;
            case 401 -> Status.UNAUTHENTICATED;
            case 403 -> Status.PERMISSION_DENIED;
            case 404 -> Status.NOT_FOUND;
            case 409, 412 -> Status.FAILED_PRECONDITION;
            case 429 -> Status.RESOURCE_EXHAUSTED;
            case 499 -> Status.CANCELLED;
            case 503 -> Status.UNAVAILABLE;
            case 408, 504 -> Status.DEADLINE_EXCEEDED;
            default -> Status.INTERNAL;
        };
    }
}
