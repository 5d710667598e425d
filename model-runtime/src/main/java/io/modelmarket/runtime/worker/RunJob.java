package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.worker.wire.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One run on its way through queue and worker. It is answered exactly once: by its result, its failure or its deadline,
 * whichever comes first; but not by its deadline while its inputs are still being sent, because the caller may use
 * their memory again once it is answered.
 */
final class RunJob {

    private enum Phase {
        QUEUED,
        SENDING,
        RUNNING,
        OVER
    }

    private final long request;
    private final LoadedModel model;
    private final Message.Run message;
    private final Duration deadline;
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private Phase phase = Phase.QUEUED;
    private boolean expired;
    private @Nullable Future<?> alarm;

    RunJob(long request, LoadedModel model, Message.Run message, Duration deadline) {
        this.request = request;
        this.model = model;
        this.message = message;
        this.deadline = deadline;
    }

    long request() {
        return request;
    }

    LoadedModel model() {
        return model;
    }

    Message.Run message() {
        return message;
    }

    CompletableFuture<RunResult> result() {
        return result;
    }

    /** What is to be cancelled when the job is over. */
    synchronized void setAlarm(Future<?> deadlineAlarm) {
        if (phase == Phase.OVER) {
            deadlineAlarm.cancel(false);
        } else {
            alarm = deadlineAlarm;
        }
    }

    /** Takes the job out of the queue for good; false when it is over already. */
    synchronized boolean begin() {
        if (phase != Phase.QUEUED) {
            return false;
        }
        phase = Phase.SENDING;
        return true;
    }

    /** Undoes {@link #begin} when not all inputs have left, so that no worker can have seen them; whether it could. */
    synchronized boolean returnToQueue() {
        if (phase != Phase.SENDING || expired) {
            return false;
        }
        phase = Phase.QUEUED;
        return true;
    }

    /** Its inputs have left; the deadline may answer from now on. */
    void sent() {
        boolean late;
        synchronized (this) {
            if (phase == Phase.SENDING) {
                phase = Phase.RUNNING;
            }
            late = expired;
        }
        if (late) {
            result.completeExceptionally(tooLate());
        }
    }

    void succeed(RunResult value) {
        over();
        result.complete(value);
    }

    void fail(RuntimeFailure failure) {
        over();
        result.completeExceptionally(failure);
    }

    /** The deadline has come; whether a worker is still busy with the job. */
    boolean expire() {
        boolean busy;
        boolean answer;
        synchronized (this) {
            if (phase == Phase.OVER) {
                return false;
            }
            expired = true;
            busy = phase != Phase.QUEUED;
            answer = phase != Phase.SENDING;
            if (!busy) {
                phase = Phase.OVER;
            }
        }
        if (answer) {
            result.completeExceptionally(tooLate());
        }
        return busy;
    }

    synchronized boolean isOver() {
        return phase == Phase.OVER;
    }

    RuntimeFailure.DeadlineExceeded tooLate() {
        return new RuntimeFailure.DeadlineExceeded(model.ref(), deadline);
    }

    private synchronized void over() {
        phase = Phase.OVER;
        Future<?> pending = alarm;
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
