package io.modelmarket.platform.grpc;

import io.grpc.Status;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.inference.EndedBy;
import org.jspecify.annotations.Nullable;

/**
 * How a call's stream ended before it was answered.
 *
 * @param status as the transport has it
 * @param refusal why no more of its messages was taken; null when that was not why
 */
record StreamEnd(Status status, @Nullable ProblemException refusal) {

    /** A stream that is reset there and a connection that is lost are his doing; for all else there are other codes. */
    EndedBy by() {
        if (refusal != null) {
            return EndedBy.NODE;
        }
        return switch (status.getCode()) {
            case CANCELLED, UNAVAILABLE -> EndedBy.CALLER;
            case DEADLINE_EXCEEDED -> EndedBy.DEADLINE;
            default -> EndedBy.NODE;
        };
    }

    /**
     * What a message of it is counted as that was no call yet.
     *
     * @param whole whether it had come to its end: one that had not in its caller's own time was sent too slowly
     */
    ProblemException problem(boolean whole) {
        if (refusal != null) {
            return refusal;
        }
        ProblemType type = switch (status.getCode()) {
            case CANCELLED, UNAVAILABLE -> ProblemType.CANCELLED;
            case DEADLINE_EXCEEDED -> whole ? ProblemType.TIMEOUT : ProblemType.REQUEST_TIMEOUT;
            case RESOURCE_EXHAUSTED -> ProblemType.TOO_LARGE;
            case UNKNOWN -> ProblemType.INTERNAL;
            default -> ProblemType.INVALID_REQUEST;
        };
        return new ProblemException(type, "the call ended before its message was read: " + status);
    }
}
