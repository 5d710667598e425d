package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.wire.Message;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One run on its way through lane and worker, answered exactly once. Only its lane's thread touches it. */
final class RunJob {

    private final RunRequest request;
    private final int rows;
    private final long bytes;
    private final long askedNanos = System.nanoTime();
    private final long deadlineNanos;
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private boolean alone;
    private boolean cancelled;
    private boolean running;
    private long runningSince;
    private long rowsTogether;

    RunJob(RunRequest request) {
        this.request = request;
        this.rows = sharedRows(request);
        this.bytes = bytes(request.inputs());
        this.deadlineNanos = askedNanos + request.deadline().toNanos();
    }

    RunRequest request() {
        return request;
    }

    LoadedModel model() {
        return request.model();
    }

    CompletableFuture<RunResult> result() {
        return result;
    }

    /** The rows it brings into a batch; 0 when it runs by itself. */
    int rows() {
        return alone ? 0 : rows;
    }

    /** From now on it runs by itself. */
    void runAlone() {
        alone = true;
    }

    /** The worker has had it since then, among so many rows. */
    void runs(long since, long together) {
        running = true;
        runningSince = since;
        rowsTogether = together;
    }

    /** It waits, as before. */
    void waits() {
        running = false;
    }

    /** Whether it may wait for others that go with it: its model asks for that, and it can be run with others. */
    boolean mayWait() {
        return rows() > 0 && model().maxDelay().isPositive();
    }

    /** Until when it may: as long as its model asks for, and never longer than half of the time it has. */
    long mayWaitUntil() {
        return askedNanos + Math.min(model().maxDelay().toNanos(), (deadlineNanos - askedNanos) / 2);
    }

    long askedNanos() {
        return askedNanos;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    boolean isLate(long now) {
        return now - deadlineNanos >= 0;
    }

    boolean isOver() {
        return result.isDone();
    }

    /** The bytes of its inputs. */
    long bytes() {
        return bytes;
    }

    void succeed(RunResult value) {
        result.complete(value);
    }

    void fail(RuntimeFailure failure) {
        result.completeExceptionally(failure);
    }

    /** What the worker said instead of an answer. */
    void fail(Message.Failed failed) {
        ModelRef ref = model().ref();
        switch (failed.reason()) {
            case INPUT_REFUSED ->
                fail(new RuntimeFailure.ModelFailed(ref + " failed on this input", failed.text(), ranNanos()));
            case MODEL_FAILED -> fail(new RuntimeFailure.ModelFailed(ref + " failed on this input", failed.text()));
            case UNSUPPORTED ->
                fail(new RuntimeFailure.ModelFailed(
                        ref + " failed: " + (failed.subject().isEmpty() ? "" : "'" + failed.subject() + "' ")
                                + failed.text(),
                        failed.text()));
            case TERMINATED -> failLate();
            case NOT_LOADED -> fail(new RuntimeFailure.NotLoaded(ref, "its worker does not have it"));
        }
    }

    /** Nobody waits for it, but its inputs are still being sent. */
    void cancelOnceSent() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void failCancelled() {
        fail(new RuntimeFailure.Cancelled(model().ref(), cancelled ? 0 : ranNanos()));
    }

    void failLate() {
        ModelRef ref = model().ref();
        fail(new RuntimeFailure.DeadlineExceeded(ref, request.deadline(), ranNanos()));
    }

    private long ranNanos() {
        if (!running) {
            return 0;
        }
        long gone = Math.max(1, System.nanoTime() - runningSince);
        return rows() == 0 ? gone : gone * rows() / rowsTogether;
    }

    /**
     * Whether the two may be one run: same account, model and outputs, and inputs alike but for the first dimension.
     */
    boolean goesWith(RunJob other) {
        return rows() > 0
                && other.rows() > 0
                && model().id() == other.model().id()
                && request.account().equals(other.request.account())
                && request.outputs().equals(other.request.outputs())
                && alike(request.inputs(), other.request.inputs());
    }

    private static boolean alike(List<Tensor> some, List<Tensor> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            Tensor one = some.get(i);
            Tensor other = others.get(i);
            if (one.type() != other.type()
                    || !one.name().equals(other.name())
                    || !Arrays.equals(one.shape(), 1, one.rank(), other.shape(), 1, other.rank())) {
                return false;
            }
        }
        return true;
    }

    private static long bytes(List<Tensor> inputs) {
        long bytes = 0;
        for (Tensor input : inputs) {
            bytes += input.byteSize();
        }
        return bytes;
    }

    private static int sharedRows(RunRequest request) {
        if (request.account().isEmpty() || request.inputs().isEmpty()) {
            return 0;
        }
        Tensor first = request.inputs().getFirst();
        long rows = first.rank() == 0 ? 0 : first.dimension(0);
        if (rows >= request.model().maxRows()) {
            return 0;
        }
        for (Tensor input : request.inputs()) {
            if (!input.type().isFixedWidth() || input.rank() == 0 || input.dimension(0) != rows) {
                return 0;
            }
        }
        return (int) rows;
    }
}
