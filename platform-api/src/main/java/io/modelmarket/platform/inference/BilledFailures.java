package io.modelmarket.platform.inference;

import io.modelmarket.contracts.event.proto.UsageEvent.BilledFailure;
import io.modelmarket.runtime.worker.RuntimeFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which failed calls are billed, where the plan says so: those for which the model was run and whose caller would have
 * had an answer but for his input, his time or his leaving.
 */
final class BilledFailures {

    private BilledFailures() {}

    /** What is billed of a failed call: a request, and for so long the model. */
    record Spent(BilledFailure failure, long computeMicros) {}

    /**
     * What is billed of that failure; null for nothing.
     *
     * @param schedule what the caller asked for
     * @param given the time that the call had
     * @param left whether the caller ended it, and not this node
     */
    static @Nullable Spent of(Throwable failure, Schedule schedule, Duration given, boolean left) {
        if (!(Failures.cause(failure) instanceof RuntimeFailure runtime) || runtime.ranNanos() == 0) {
            return null;
        }
        BilledFailure known = switch (runtime) {
            case RuntimeFailure.ModelFailed _ -> BilledFailure.INPUT_REFUSED;
            case RuntimeFailure.Cancelled _ -> left ? BilledFailure.GIVEN_UP : null;
            case RuntimeFailure.DeadlineExceeded _ ->
                schedule.timeout().filter(given::equals).isPresent() ? BilledFailure.OWN_TIMEOUT : null;
            case RuntimeFailure.WorkerDied _,
                    RuntimeFailure.NotLoaded _,
                    RuntimeFailure.BadInput _,
                    RuntimeFailure.Overloaded _ -> null;
        };
        return known == null ? null : new Spent(known, runtime.ranNanos() / 1_000);
    }
}
