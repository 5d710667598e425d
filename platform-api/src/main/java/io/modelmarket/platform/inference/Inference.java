package io.modelmarket.platform.inference;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.quota.LeasePendingException;
import io.modelmarket.platform.subscription.Subscription;
import io.modelmarket.platform.usage.Journal;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.Caller;
import io.modelmarket.runtime.worker.Run;
import io.modelmarket.runtime.worker.RunRequest;
import io.modelmarket.runtime.worker.RunResult;
import io.modelmarket.runtime.worker.Workers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A call from key to answer. What was taken (the quota's unit, the tensors' memory) is given back on every way out; an
 * answer leaves only when its usage event is recorded.
 */
@Singleton
public class Inference {

    private static final Logger LOG = Logger.getLogger(Inference.class);

    private final Admission admission;
    private final Workers workers;
    private final Journal journal;
    private final CallMeters meters;
    private final RunMeters runs;
    private final CallTraces traces;
    private final Clock clock;
    private final Bounds bounds;

    Inference(Admission admission, Workers workers, Journal journal, Observers observers, Clock clock, Bounds bounds) {
        this.admission = admission;
        this.workers = workers;
        this.journal = journal;
        this.meters = observers.calls();
        this.runs = observers.runs();
        this.traces = observers.traces();
        this.clock = clock;
        this.bounds = bounds;
    }

    /** Who hears what became of calls. */
    @Singleton
    record Observers(CallMeters calls, RunMeters runs, CallTraces traces) {}

    /** How long a call may take, as much of an answer as is encoded in an event loop, and when all is over. */
    @Singleton
    record Bounds(CallTimeouts timeouts, InferenceConfig config, NodeEnd end) {

        private boolean areLong(List<Tensor> outputs) {
            return bytes(outputs) > config.maxOnEventLoop().asLongValue();
        }

        private static long bytes(List<Tensor> outputs) {
            return outputs.stream().mapToLong(Tensor::byteSize).sum();
        }
    }

    /** Begins the call. Does not block. */
    public <A> Pending<A> infer(Call call, Exchange<A> exchange) {
        meters.begin();
        Stages stages = new Stages(call);
        Pending<A> pending;
        try {
            pending = begin(exchange, stages);
        } catch (LeasePendingException e) {
            pending = beginLater(e, () -> begin(exchange, stages));
        } catch (RuntimeException | Error e) {
            pending = new Pending<>(CompletableFuture.failedFuture(e), who -> {});
        }
        CompletionStage<Answer<A>> answer = pending.answer().handle((value, failure) -> {
            if (failure == null) {
                ended(stages, null);
                return value;
            }
            ProblemException problem = Failures.problem(failure, call.requestId());
            ended(stages, stages.outcome(problem.type()));
            throw problem;
        });
        return new Pending<>(answer, noting(stages, pending.cancel()));
    }

    private static Consumer<EndedBy> noting(Stages stages, Consumer<EndedBy> cancel) {
        return who -> {
            if (who == EndedBy.DEADLINE) {
                stages.pastDeadline();
            }
            cancel.accept(who);
        };
    }

    /**
     * Tells of a call whose request was not taken.
     *
     * @param begun when it came, by {@link System#nanoTime()}
     * @return what its caller learns
     */
    public ProblemException refused(Call call, long begun, Throwable failure) {
        Stages stages = new Stages(call, begun);
        admission.model(call).ifPresent(stages::found);
        ProblemException problem = Failures.problem(failure, call.requestId());
        meters.refused(stages, problem.type());
        traces.ended(stages, problem.type());
        return problem;
    }

    /** Tells of somebody who wanted to make a call and has no key for it; such have no trace, for anybody may come. */
    public void turnedAway(ProblemException problem) {
        meters.turnedAway(problem.type());
    }

    private void ended(Stages stages, @Nullable ProblemType problem) {
        meters.ended(stages, problem);
        traces.ended(stages, problem);
    }

    private <A> Pending<A> begin(Exchange<A> exchange, Stages stages) {
        Admitted admitted = admission.admit(stages);
        stages.admitted(admitted);
        return run(admitted, exchange, stages);
    }

    /** Once more, when this node may have a lease of the subscription's quota. */
    private static <A> Pending<A> beginLater(LeasePendingException pending, Supplier<Pending<A>> begin) {
        CompletableFuture<Pending<A>> begun =
                pending.arrival().handleAsync((arrived, late) -> begin.get(), Thread::startVirtualThread);
        return Pending.later(begun);
    }

    private <A> Pending<A> run(Admitted admitted, Exchange<A> exchange, Stages stages) {
        InferRequest request;
        try {
            request = exchange.decode(admitted.model().signature());
            stages.decoded();
        } catch (RuntimeException | Error e) {
            admitted.unit().giveBack();
            throw e;
        }
        Run run;
        try {
            SignatureCheck.check(request, admitted.model().signature());
            stages.asked(
                    admitted.model().signature().rows(request.inputs()),
                    admitted.release().tokens().in(request.inputs()));
            run = workers.run(asked(admitted, request));
        } catch (RuntimeException | Error e) {
            request.release().run();
            admitted.unit().giveBack();
            throw e;
        }
        Stop stop = new Stop(run.cancel());
        CompletionStage<Answer<A>> answer = run.result()
                .whenComplete((done, failure) -> {
                    stop.forget();
                    request.release().run();
                })
                .thenCompose(done -> answer(admitted, exchange, done, request.wanted(done.outputs()), stages))
                .whenComplete((answered, failure) -> {
                    if (failure != null) {
                        measureFailure(admitted.release(), stages, failure);
                        recordFailure(admitted, spent(admitted, request.schedule(), stop, failure), stages.rows());
                    }
                });
        return new Pending<>(answer, stop);
    }

    private void measureFailure(Release release, Stages stages, Throwable failure) {
        if (stages.result() == null) {
            stages.failed(Failures.onlyWaited(failure));
            runs.failed(release, stages);
        }
    }

    private <A> CompletionStage<Answer<A>> answer(
            Admitted admitted, Exchange<A> exchange, RunResult result, List<Tensor> wanted, Stages stages) {
        if (!bounds.areLong(wanted)) {
            return encode(admitted, exchange, result, wanted, stages, 0);
        }
        // They are in the worker's account no longer than this turn of its loop lasts.
        long kept = Bounds.bytes(result.outputs());
        exchange.hold().take(kept);
        return elsewhere(() -> encode(admitted, exchange, result, wanted, stages, kept));
    }

    private static <T> CompletionStage<T> elsewhere(Supplier<CompletionStage<T>> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread).thenCompose(Function.identity());
    }

    private Duration given(Admitted admitted, Schedule schedule) {
        return bounds.timeouts().of(schedule.timeout(), admitted.release().callTimeout());
    }

    private RunRequest asked(Admitted admitted, InferRequest request) {
        Subscription subscription = admitted.payer().subscription();
        return new RunRequest(
                admitted.model(),
                request.inputs(),
                admitted.release().tokens().asked(request.outputs()),
                new Caller(
                        subscription.tenant(),
                        admitted.call().requestId(),
                        subscription.plan().weight()),
                request.schedule().priority(),
                given(admitted, request.schedule()),
                bounds.timeouts().of(Optional.empty(), admitted.release().callTimeout()));
    }

    /**
     * The answer, recorded.
     *
     * @param kept how much memory of the outputs the call has taken
     */
    private <A> CompletionStage<Answer<A>> encode(
            Admitted admitted, Exchange<A> exchange, RunResult result, List<Tensor> wanted, Stages stages, long kept) {
        stages.ran(result);
        Exchange.Encoded<A> encoded = exchange.encode(new InferResponse(admitted.release(), wanted, result.pinned()));
        if (encoded.inPlace() > kept) {
            exchange.hold().take(encoded.inPlace() - kept);
        } else if (encoded.inPlace() < kept) {
            exchange.hold().giveBack(kept - encoded.inPlace());
        }
        stages.encoded();
        runs.ran(admitted.release(), result, stages);
        Instant finishedAt = admitted.finishedAt(clock.instant());
        UsageEvent.Builder event = UsageEvents.answered(admitted, finishedAt)
                .setRows(stages.rows())
                .setComputeMicros(result.computeNanos() / 1_000)
                .setBytesOut(encoded.bytes())
                .setTokensIn(stages.tokens())
                .setTokensOut(admitted.release().tokens().out(result.outputs()));
        return journal.append(event, sequence -> admitted.unit().answered(event.getEpoch(), sequence, finishedAt))
                .thenApply(recorded -> new Answer<>(encoded.body(), admission.limits(admitted)));
    }

    /** What is billed of it; the connections of a node that goes down are closed by it, whatever they say. */
    private BilledFailures.@Nullable Spent spent(Admitted admitted, Schedule schedule, Stop stop, Throwable failure) {
        boolean left = stop.isCallers() && !bounds.end().hasBegun();
        return admitted.payer().subscription().plan().billsFailures()
                ? BilledFailures.of(failure, schedule, given(admitted, schedule), left)
                : null;
    }

    /** Not waited for: where it is billed, its loss costs its caller nothing. */
    private void recordFailure(Admitted admitted, BilledFailures.@Nullable Spent spent, long rows) {
        Instant finishedAt = admitted.finishedAt(clock.instant());
        if (spent == null) {
            admitted.unit().giveBack();
            record(admitted, UsageEvents.failed(admitted, finishedAt).setRows(rows), sequence -> {});
        } else {
            UsageEvent.Builder event = UsageEvents.billed(admitted, finishedAt, spent);
            record(admitted, event, sequence -> admitted.unit().answered(event.getEpoch(), sequence, finishedAt));
        }
    }

    private void record(Admitted admitted, UsageEvent.Builder event, LongConsumer beforeShown) {
        journal.append(event, beforeShown).exceptionally(failure -> {
            admitted.unit().giveBack();
            LOG.debugf("a failed call of %s is not recorded: %s", admitted.release(), failure.getMessage());
            return null;
        });
    }
}
