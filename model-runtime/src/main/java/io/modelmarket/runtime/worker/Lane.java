package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.wire.AnswerMemory;
import io.modelmarket.runtime.worker.wire.Envelope;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.MessageTooLargeException;
import io.modelmarket.runtime.worker.wire.NoRoomException;
import io.modelmarket.runtime.worker.wire.WireException;
import io.modelmarket.runtime.worker.wire.WireLimits;
import io.netty.channel.nio.NioEventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop's way into a partner's worker: the runs that wait there and the one connection they go over, a batch
 * at a time. What arrives while a batch is under way goes into the next; what arrives in one turn of an idle loop goes
 * together, because sending is a task behind the turn's events. Where a model asks for it, an idle lane waits a little
 * for more rows. All of it happens in the loop's thread, without a lock or a thread to hand over to. The runs outlive
 * the connection.
 */
final class Lane implements LaneConnection.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** The most bytes of inputs that are laid together for one run. */
    static final int BATCH_BYTES = 1 << 20;

    private final NioEventLoop loop;
    private final WireLimits wire;
    private final AnswerMemory.Share memory;
    private final Duration grace;
    private final Waiting waiting;
    private final Alarm deadlines;
    private final BatchSpace space = new BatchSpace();
    private @Nullable LaneConnection connection;
    private @Nullable Batch inFlight;
    private boolean flushing;
    private long requests;

    /** A lane of that loop into a worker that has those models. */
    Lane(NioEventLoop loop, WorkerLimits limits, AnswerMemory.Share memory, ServedTime served, Residents residents) {
        this.loop = loop;
        this.wire = WireLimits.ofBody(limits.maxMessageBytes());
        this.memory = memory;
        this.grace = limits.terminateGrace();
        this.deadlines = new Alarm(loop, this::expire);
        this.waiting = new Waiting(limits, residents, served, deadlines, new Alarm(loop, this::sendNext));
    }

    NioEventLoop loop() {
        return loop;
    }

    void submit(RunJob job) {
        waiting.add(job);
        flushSoon();
    }

    /** Lets go of a run that nobody waits for any more. */
    void cancel(RunJob job) {
        Batch batch = inFlight;
        if (batch != null && batch.holdsInputs() && batch.jobs().contains(job)) {
            job.cancelOnceSent();
        } else if (!job.isOver()) {
            waiting.cancel(job);
            stopIfUnwanted();
        }
    }

    /** Begins to send to that process over its connection of that number. */
    void attach(WorkerProcess process, int number) throws IOException {
        LaneConnection opened = new LaneConnection(process, number, wire, memory, loop, this);
        opened.open();
        connection = opened;
        waiting.callAll();
        flushSoon();
    }

    /** The models that its worker has are others than before. */
    void wake() {
        flushSoon();
    }

    /** The process is gone. What waits goes on waiting. */
    void detach() {
        LaneConnection open = connection;
        if (open != null) {
            open.close(new IOException("the process ended"));
        }
    }

    /** Fails all that waits. */
    void failAll(String why) {
        waiting.failAll(why);
    }

    @Override
    public void sent() {
        Batch batch = inFlight;
        if (batch != null) {
            batch.allSent();
            batch.jobs().stream().filter(RunJob::isCancelled).forEach(RunJob::failCancelled);
            expire();
        }
    }

    @Override
    public void received(Envelope envelope) throws WireException {
        Batch batch = answered(envelope.request());
        waiting.charge(
                batch, envelope.message() instanceof Message.Ran ran ? batch.computeNanos(ran) : batch.goneNanos());
        settle(batch, batch.answers(envelope.message()));
    }

    @Override
    public void refused(NoRoomException why) throws WireException {
        Batch batch = answered(why.request());
        waiting.charge(batch, batch.goneNanos());
        settle(batch, batch.refusals(why));
    }

    private Batch answered(long request) throws WireException {
        Batch batch = inFlight;
        if (batch == null || !batch.isSent() || request != batch.request()) {
            throw new WireException("an answer to request " + request + ", which is not under way");
        }
        return batch;
    }

    /** Ends the batch under way: tells its callers, or has each of its runs run by itself, as the next. */
    private void settle(Batch batch, @Nullable Runnable answers) {
        if (answers == null) {
            batch.jobs().forEach(RunJob::runAlone);
            waiting.putBack(batch.jobs());
        }
        inFlight = null;
        try {
            // The worker's next batch first: it computes while the answers of this one are written.
            sendNext();
        } finally {
            if (answers != null) {
                answers.run();
            }
        }
    }

    @Override
    public void lost(IOException why) {
        LaneConnection gone = connection;
        Batch batch = inFlight;
        connection = null;
        inFlight = null;
        if (gone == null || batch == null) {
            return;
        }
        if (!batch.isSent()) {
            batch.jobs().stream().filter(RunJob::isCancelled).forEach(RunJob::failCancelled);
            waiting.putBack(batch.jobs());
            expire();
            return;
        }
        waiting.charge(batch, batch.goneNanos());
        ModelRef ref = batch.model().ref();
        Suspect suspect = batch.suspect();
        gone.suspect(suspect, why);
        for (RunJob job : batch.jobs()) {
            if (gone.process().wasKilledFor(suspect)) {
                job.failLate();
            } else {
                job.fail(new RuntimeFailure.WorkerDied(ref));
            }
        }
    }

    private void flushSoon() {
        if (!flushing && inFlight == null && connection != null && !waiting.isEmpty()) {
            flushing = true;
            loop.execute(() -> {
                flushing = false;
                sendNext();
            });
        }
    }

    private void sendNext() {
        LaneConnection open = connection;
        while (open != null && inFlight == null) {
            List<RunJob> jobs = waiting.next();
            if (jobs.isEmpty()) {
                return;
            }
            send(open, new Batch(++requests, jobs));
            open = connection;
        }
    }

    private void send(LaneConnection open, Batch batch) {
        try {
            Message question = batch.message(space.of(batch));
            inFlight = batch;
            if (open.send(batch.request(), question)) {
                batch.allSent();
            }
        } catch (MessageTooLargeException e) {
            inFlight = null;
            batch.jobs()
                    .forEach(job -> job.fail(new RuntimeFailure.BadInput("", "of this request: " + e.getMessage())));
        } catch (OutOfMemoryError e) {
            LOG.error(
                    "there is no memory to lay {} runs of {} together",
                    batch.jobs().size(),
                    batch.model(),
                    e);
            batch.jobs()
                    .forEach(job -> job.fail(
                            new RuntimeFailure.Overloaded(batch.model().ref(), "this node has no memory left for it")));
        }
    }

    /** Fails what is late, and sets the alarm for what will be late next. */
    private void expire() {
        long now = System.nanoTime();
        waiting.expire(now);
        Batch batch = inFlight;
        if (batch == null) {
            return;
        }
        if (batch.holdsInputs()) {
            endIfNeverSent(batch, now);
            return;
        }
        for (RunJob job : batch.jobs()) {
            if (job.isLate(now)) {
                job.failLate();
            } else if (!job.isOver()) {
                deadlines.ringBy(job.deadlineNanos());
            }
        }
        stopIfUnwanted();
    }

    /** A worker that does not even take what it is asked is ended; the run goes back, and fails there as late. */
    private void endIfNeverSent(Batch batch, long now) {
        LaneConnection open = connection;
        RunJob job = batch.jobs().getFirst();
        if (!job.isLate(now)) {
            deadlines.ringBy(job.deadlineNanos());
        } else if (open != null) {
            var _ = loop.schedule(
                    () -> {
                        if (inFlight == batch && batch.holdsInputs()) {
                            LOG.warn("{} has not been taken by its worker in time; that is killed", batch.model());
                            open.process().kill(WorkerDeath.Cause.DEADLINE);
                        }
                    },
                    grace.toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    /**
     * When nobody waits for the batch under way: asks for its end. If that does not come though the model has had all
     * the time it is allowed, the worker is ended.
     */
    private void stopIfUnwanted() {
        Batch batch = inFlight;
        LaneConnection open = connection;
        if (batch == null || open == null || !batch.isOver() || !batch.beginStop()) {
            return;
        }
        open.terminate(batch.request());
        var _ = loop.schedule(
                () -> {
                    if (inFlight == batch) {
                        LOG.warn("{} goes on past its time; its worker is killed", batch.model());
                        open.process().killFor(batch.suspect(), WorkerDeath.Cause.DEADLINE);
                    }
                },
                Math.max(0, batch.allowedNanos()) + grace.toNanos(),
                TimeUnit.NANOSECONDS);
    }
}
