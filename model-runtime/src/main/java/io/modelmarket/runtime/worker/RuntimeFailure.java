package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Duration;

/**
 * Why a load or a run brought no result; each message is fit for the caller and holds nothing native. A caller's
 * completion stage fails with one of these and nothing else.
 */
public abstract sealed class RuntimeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long ranNanos;

    private RuntimeFailure(String message) {
        this(message, 0);
    }

    private RuntimeFailure(String message, long ranNanos) {
        super(message, null, false, false);
        this.ranNanos = ranNanos;
    }

    /**
     * For how long the model was run for this caller, who would have had an answer but for his input, his time or his
     * leaving: no longer than the worker had the run, in a batch its share by rows. 0 of any other failure.
     */
    public long ranNanos() {
        return ranNanos;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The model itself failed on this input, or could not be loaded; the worker lives on. */
    public static final class ModelFailed extends RuntimeFailure {
        private static final long serialVersionUID = 1L;
        private final String nativeText;

        ModelFailed(String message, String nativeText) {
            this(message, nativeText, 0);
        }

        ModelFailed(String message, String nativeText, long ranNanos) {
            super(message, ranNanos);
            this.nativeText = nativeText;
        }

        /** ONNX Runtime's own words, for the model's publisher and the log; not for the caller. */
        public String nativeText() {
            return nativeText;
        }
    }

    /** The worker process died while it had this request; the same request may succeed when repeated. */
    public static final class WorkerDied extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        WorkerDied(ModelRef ref) {
            super("the worker running " + ref + " died before it answered; it is being restarted");
        }
    }

    /** The time given for the run, or the limit for a load, was over before there was an answer. */
    public static final class DeadlineExceeded extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        DeadlineExceeded(ModelRef ref, Duration deadline) {
            this(ref, deadline, 0);
        }

        DeadlineExceeded(ModelRef ref, Duration deadline, long ranNanos) {
            super(ref + " did not answer within " + deadline.toMillis() + " ms", ranNanos);
        }
    }

    /** The model is not loaded: it never was, was unloaded, or killed its worker while being loaded again. */
    public static final class NotLoaded extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        NotLoaded(ModelRef ref, String why) {
            super(ref + " is not loaded: " + why);
        }
    }

    /** A tensor does not fit the model's signature, or all of them together are too large. */
    public static final class BadInput extends RuntimeFailure {
        private static final long serialVersionUID = 1L;
        private final String tensor;

        BadInput(String tensor, String what) {
            super(tensor.isEmpty() ? "the tensors " + what : "tensor '" + tensor + "' " + what);
            this.tensor = tensor;
        }

        /** The name of the input or output at fault, "" when it is all of them together. */
        public String tensor() {
            return tensor;
        }
    }

    /** The partner's queue is full and nothing was run, or there was no memory for the answer. */
    public static final class Overloaded extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        Overloaded(ModelRef ref, int queued) {
            super(ref + " has " + queued + " requests waiting already; try again shortly");
        }

        Overloaded(ModelRef ref, String why) {
            super(ref + " cannot be run or answered now: " + why + "; try again shortly");
        }
    }

    /** Whoever asked did not want the answer any more. */
    public static final class Cancelled extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        Cancelled(ModelRef ref, long ranNanos) {
            super("the request to " + ref + " was cancelled", ranNanos);
        }
    }
}
