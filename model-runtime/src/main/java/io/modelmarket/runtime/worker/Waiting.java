package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import java.util.List;
import java.util.OptionalLong;

/** What waits in one lane, and what becomes of that which is not run after all. Used in the lane's thread alone. */
final class Waiting {

    private static final int ACCOUNTS = 4;

    private final Residents residents;
    private final Backlog backlog;
    private final Alarm deadlines;
    private final Alarm delays;

    /** Runs for a worker that has those models; the alarms look at them when their time comes. */
    Waiting(WorkerLimits limits, Residents residents, ServedTime served, Alarm deadlines, Alarm delays) {
        this.residents = residents;
        this.backlog = new Backlog(
                limits.queued(),
                ACCOUNTS * limits.queued(),
                limits.maxMessageBytes(),
                served,
                model -> residents.isPresent(model) || !residents.belongs(model),
                this::failOverloaded);
        this.deadlines = deadlines;
        this.delays = delays;
    }

    boolean isEmpty() {
        return backlog.size() == 0;
    }

    /** Takes a run, or fails it. */
    void add(RunJob job) {
        ModelRef ref = job.model().ref();
        if (!residents.belongs(job.model())) {
            job.fail(new RuntimeFailure.NotLoaded(ref, "load it first"));
        } else if (!backlog.offer(job)) {
            failOverloaded(job);
        } else {
            residents.call(job.model());
            deadlines.ringBy(job.deadlineNanos());
        }
    }

    /** Says which models are waited for. */
    void callAll() {
        backlog.forEach(job -> residents.call(job.model()));
    }

    /** Lets go of a run that nobody waits for any more. */
    void cancel(RunJob job) {
        backlog.removeIf(waiting -> waiting == job, RunJob::failCancelled);
        job.failCancelled();
    }

    /** Puts back what was taken and is still wanted, as the next to be taken. */
    void putBack(List<RunJob> jobs) {
        jobs.forEach(RunJob::waits);
        backlog.putBack(jobs.stream().filter(job -> !job.isOver()).toList());
    }

    /** Counts the worker's time that a batch took. */
    void charge(Batch batch, long nanos) {
        backlog.charge(batch.account(), nanos, batch.weight());
    }

    /** The runs to be sent next, together; none when nothing waits, or what does may wait for more or has to. */
    List<RunJob> next() {
        while (backlog.size() > 0 && !waitsForMore()) {
            List<RunJob> taken = backlog.take(Lane.BATCH_BYTES);
            List<RunJob> wanted = stillWanted(taken);
            if (taken.isEmpty() || !wanted.isEmpty()) {
                return wanted;
            }
        }
        return List.of();
    }

    /** Fails what is late, and sets the alarm for what will be late next. */
    void expire(long now) {
        backlog.removeIf(job -> job.isLate(now), RunJob::failLate);
        backlog.forEach(job -> deadlines.ringBy(job.deadlineNanos()));
    }

    /** Fails all. */
    void failAll(String why) {
        backlog.removeIf(
                job -> true,
                job -> job.fail(new RuntimeFailure.NotLoaded(job.model().ref(), why)));
    }

    private void failOverloaded(RunJob job) {
        int waiting = backlog.sizeOf(job.request().account());
        job.fail(new RuntimeFailure.Overloaded(job.model().ref(), waiting));
    }

    /** Whether what waits stays until there is more of it, or its time is over; then this is looked at again. */
    private boolean waitsForMore() {
        OptionalLong until = backlog.mayWaitUntil(Lane.BATCH_BYTES);
        if (until.isEmpty() || until.getAsLong() - System.nanoTime() <= 0) {
            return false;
        }
        delays.ringBy(until.getAsLong());
        return true;
    }

    private List<RunJob> stillWanted(List<RunJob> taken) {
        long now = System.nanoTime();
        for (RunJob job : taken) {
            if (job.isLate(now)) {
                job.failLate();
            } else if (!residents.belongs(job.model())) {
                job.fail(new RuntimeFailure.NotLoaded(
                        job.model().ref(), "it was unloaded or could not be loaded again"));
            }
        }
        return taken.stream().filter(job -> !job.isOver()).toList();
    }
}
