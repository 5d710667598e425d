package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.NoRoomException;
import io.modelmarket.runtime.worker.wire.WireException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs that a worker is asked for in one message: one by itself, or several whose rows lie one behind the other. */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final long request;
    private final List<RunJob> jobs;
    private final long begun = System.nanoTime();
    private boolean sent;
    private boolean stopping;

    Batch(long request, List<RunJob> jobs) {
        this.request = request;
        this.jobs = List.copyOf(jobs);
    }

    long request() {
        return request;
    }

    List<RunJob> jobs() {
        return jobs;
    }

    LoadedModel model() {
        return jobs.getFirst().model();
    }

    String account() {
        return jobs.getFirst().request().account();
    }

    /** What it is suspected of if its worker dies. */
    Suspect suspect() {
        List<String> calls = jobs.stream()
                .map(job -> job.request().caller().call())
                .filter(call -> !call.isEmpty())
                .toList();
        return new Suspect(model().ref(), account(), calls);
    }

    int weight() {
        return jobs.getFirst().request().caller().weight();
    }

    boolean isSent() {
        return sent;
    }

    void allSent() {
        sent = true;
        long rows = rows();
        for (RunJob job : jobs) {
            job.runs(begun, rows);
        }
    }

    /** Whether the memory of its inputs is in use: that of a single run is, until it has been sent. */
    boolean holdsInputs() {
        return !sent && jobs.size() == 1;
    }

    /** How long its worker may still have it before that is the model's fault; negative when it should be over. */
    long allowedNanos() {
        long longest = 0;
        for (RunJob job : jobs) {
            longest = Math.max(longest, job.request().allowed().toNanos());
        }
        return longest - goneNanos();
    }

    /** Marks that its end has been asked for; false when it has been before. */
    boolean beginStop() {
        boolean first = !stopping;
        stopping = true;
        return first;
    }

    boolean isOver() {
        for (RunJob job : jobs) {
            if (!job.isOver()) {
                return false;
            }
        }
        return true;
    }

    /** The room it takes to lay several runs' inputs one behind the other; 0 for a single run. */
    long stackedBytes() {
        long bytes = 0;
        for (RunJob job : jobs) {
            bytes += jobs.size() == 1 ? 0 : job.bytes();
        }
        return bytes;
    }

    /** What the worker is asked; several runs' inputs are copied into {@code space}, which must be large enough. */
    Message.Run message(ByteBuffer space) {
        RunRequest first = jobs.getFirst().request();
        List<Tensor> inputs = jobs.size() == 1 ? first.inputs() : stacked(first.inputs(), space);
        return new Message.Run(model().id(), List.copyOf(first.outputs()), inputs);
    }

    /** How long the worker says it computed, and no longer than it has had: it may be anybody's by now. */
    long computeNanos(Message.Ran ran) {
        return Math.min(ran.computeNanos(), goneNanos());
    }

    /** How long it has had the worker: what a run costs of which the worker does not say how long it computed. */
    long goneNanos() {
        return System.nanoTime() - begun;
    }

    /**
     * What tells the callers that answer; null when the runs have to be run again one by one, because one of several
     * may be at fault, or they do not go together.
     *
     * @throws WireException when it is none to a run, or the outputs are not those that were asked for
     */
    @Nullable Runnable answers(Message message) throws WireException {
        return switch (message) {
            case Message.Ran ran -> results(ran);
            case Message.Failed failed -> failures(failed);
            default ->
                throw new WireException(
                        "a run answered by " + message.getClass().getSimpleName());
        };
    }

    /** The same where there was no memory for the answer, of which one of the runs may need less. */
    @Nullable Runnable refusals(NoRoomException why) {
        LOG.debug("{}: {}", model().ref(), why.getMessage());
        return jobs.size() > 1
                ? null
                : () -> jobs.forEach(job ->
                        job.fail(new RuntimeFailure.Overloaded(model().ref(), String.valueOf(why.getMessage()))));
    }

    private @Nullable Runnable results(Message.Ran ran) throws WireException {
        try {
            List<RunResult> results = split(ran);
            return () -> {
                for (int i = 0; i < results.size(); i++) {
                    jobs.get(i).succeed(results.get(i));
                }
            };
        } catch (UnfitOutputsException e) {
            LOG.debug("{} answers otherwise than it promised: {}", model().ref(), e.getMessage());
            String what = String.valueOf(e.getMessage());
            return jobs.size() > 1
                    ? null
                    : () -> jobs.forEach(
                            job -> job.fail(new RuntimeFailure.ModelFailed(model().ref() + " failed: " + what, what)));
        }
    }

    private @Nullable Runnable failures(Message.Failed failed) {
        boolean byInputs = switch (failed.reason()) {
            case MODEL_FAILED, INPUT_REFUSED, UNSUPPORTED -> true;
            case TERMINATED, NOT_LOADED -> false;
        };
        return jobs.size() > 1 && byInputs ? null : () -> jobs.forEach(job -> job.fail(failed));
    }

    /**
     * Each run's part of the answer, in the order of the runs.
     *
     * @throws WireException when the outputs are not those that were asked for
     * @throws UnfitOutputsException when the outputs have other dimensions than the signature says, or not one row for
     *     each of several runs'
     */
    List<RunResult> split(Message.Ran ran) throws WireException, UnfitOutputsException {
        List<String> requested = List.copyOf(jobs.getFirst().request().outputs());
        List<Tensor> outputs = OutputCheck.check(model().signature(), requested, ran.outputs());
        String misshapen = OutputCheck.misshapen(model().signature(), outputs);
        if (misshapen != null) {
            throw new UnfitOutputsException(misshapen);
        }
        long pinned = bytes(outputs);
        if (jobs.size() == 1) {
            return List.of(new RunResult(
                    outputs, pinned, computeNanos(ran), begun - jobs.getFirst().askedNanos(), 1));
        }
        long rows = rows();
        for (Tensor output : outputs) {
            if (!output.type().isFixedWidth() || output.rank() == 0 || output.dimension(0) != rows) {
                throw new UnfitOutputsException(output + " for " + rows + " rows");
            }
        }
        List<RunResult> results = new ArrayList<>(jobs.size());
        long from = 0;
        for (RunJob job : jobs) {
            List<Tensor> own = new ArrayList<>(outputs.size());
            for (Tensor output : outputs) {
                own.add(rows(output, from, job.rows(), rows));
            }
            results.add(new RunResult(
                    own, pinned, computeNanos(ran) * job.rows() / rows, begun - job.askedNanos(), jobs.size()));
            from += job.rows();
        }
        return results;
    }

    private static long bytes(List<Tensor> outputs) {
        long bytes = 0;
        for (Tensor output : outputs) {
            bytes += output.byteSize();
        }
        return bytes;
    }

    private long rows() {
        long rows = 0;
        for (RunJob job : jobs) {
            rows += job.rows();
        }
        return rows;
    }

    private List<Tensor> stacked(List<Tensor> first, ByteBuffer space) {
        long rows = rows();
        List<Tensor> inputs = new ArrayList<>(first.size());
        int at = 0;
        for (int i = 0; i < first.size(); i++) {
            int begin = at;
            for (RunJob job : jobs) {
                Tensor input = job.request().inputs().get(i);
                space.put(at, input.data(), 0, input.byteSize());
                at += input.byteSize();
            }
            long[] shape = first.get(i).shape();
            shape[0] = rows;
            inputs.add(new Tensor(first.get(i).name(), first.get(i).type(), shape, space.slice(begin, at - begin)));
        }
        return inputs;
    }

    private static Tensor rows(Tensor output, long from, int count, long of) {
        int row = (int) (output.byteSize() / of);
        long[] shape = output.shape();
        shape[0] = count;
        ByteBuffer bytes = output.data().slice((int) from * row, count * row);
        return new Tensor(output.name(), output.type(), shape, bytes);
    }

    /** A model that gave other than its signature says, or than one row for each row it was given. */
    static final class UnfitOutputsException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitOutputsException(String what) {
            super(what, null, false, false);
        }
    }
}
