package io.modelmarket.platform.inference;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.quota.LeasePendingException;
import io.modelmarket.platform.usage.JournalUnavailableException;
import io.modelmarket.runtime.tensor.InvalidTensorException;
import io.modelmarket.runtime.worker.RuntimeFailure;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** What callers learn of what went wrong. Anything unforeseen is logged whole and told as nothing but our fault. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final String RETRY_AFTER = "retryAfterSeconds";

    private Failures() {}

    /** The problem that {@code failure} is to the caller of that request. */
    public static ProblemException problem(Throwable failure, String requestId) {
        Throwable cause = cause(failure);
        return switch (cause) {
            case ProblemException problem -> problem;
            case LeasePendingException pending -> pending.problem();
            case RuntimeFailure runtime -> ofRuntime(runtime, requestId);
            case InvalidTensorException invalid ->
                new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        String.valueOf(invalid.getMessage()),
                        Map.of("tensor", invalid.tensor()));
            case JournalUnavailableException journal ->
                retry(ProblemType.UNAVAILABLE, "usage cannot be recorded: " + journal.getMessage(), 5);
            default -> {
                LOG.errorf(cause, "request %s failed", requestId);
                yield new ProblemException(
                        ProblemType.INTERNAL,
                        "the request failed; tell us its id " + requestId + " if it does so again");
            }
        };
    }

    /** Whether a run that failed was given up while it waited, and never was in the worker. */
    static boolean onlyWaited(Throwable failure) {
        return switch (cause(failure)) {
            case RuntimeFailure.DeadlineExceeded late -> late.ranNanos() == 0;
            case RuntimeFailure.Cancelled cancelled -> cancelled.ranNanos() == 0;
            default -> false;
        };
    }

    /** What it is beneath what futures put around it. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static ProblemException ofRuntime(RuntimeFailure failure, String requestId) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case RuntimeFailure.BadInput bad ->
                new ProblemException(ProblemType.INVALID_REQUEST, message, Map.of("tensor", bad.tensor()));
            case RuntimeFailure.ModelFailed failed -> {
                LOG.infof("request %s: %s: %s", requestId, message, failed.nativeText());
                yield new ProblemException(ProblemType.MODEL_FAILED, message);
            }
            case RuntimeFailure.WorkerDied died -> retry(ProblemType.WORKER_DIED, message, 2);
            case RuntimeFailure.DeadlineExceeded late -> new ProblemException(ProblemType.TIMEOUT, message);
            case RuntimeFailure.NotLoaded absent -> retry(ProblemType.MODEL_LOADING, message, 2);
            case RuntimeFailure.Overloaded full -> retry(ProblemType.QUEUE_FULL, message, 1);
            case RuntimeFailure.Cancelled cancelled -> new ProblemException(ProblemType.CANCELLED, message);
        };
    }

    private static ProblemException retry(ProblemType type, String detail, long seconds) {
        return new ProblemException(type, detail, Map.of(RETRY_AFTER, seconds));
    }
}
