package io.modelmarket.platform.quarantine;

import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.WorkerDeath;
import java.time.Duration;
import java.time.Instant;

/**
 * One release that this node does not load.
 *
 * @param at when that was decided, by this node's clock
 * @param crashes how many deaths of its worker led to it
 * @param window within what time
 * @param lastCause why the worker died the last time
 */
record Quarantine(ModelRef ref, Instant at, int crashes, Duration window, WorkerDeath.Cause lastCause) {

    /** As other services are told, and as it is kept on disk. */
    QuarantineState toState(String node) {
        return QuarantineState.newBuilder()
                .setNode(node)
                .setModel(ref.model())
                .setVersion(ref.version())
                .setDigest(ref.digest())
                .setQuarantinedAt(WireTime.timestamp(at))
                .setCrashes(crashes)
                .setWindowSeconds(window.toSeconds())
                .setLastCause(
                        switch (lastCause) {
                            case CRASHED -> QuarantineState.Cause.CRASHED;
                            case DEADLINE -> QuarantineState.Cause.DEADLINE;
                            case BAD_ANSWER -> QuarantineState.Cause.BAD_ANSWER;
                        })
                .build();
    }

    static Quarantine of(QuarantineState state) {
        return new Quarantine(
                new ModelRef(state.getModel(), state.getVersion(), state.getDigest()),
                WireTime.instant(state.getQuarantinedAt()),
                state.getCrashes(),
                Duration.ofSeconds(state.getWindowSeconds()),
                switch (state.getLastCause()) {
                    case DEADLINE -> WorkerDeath.Cause.DEADLINE;
                    case BAD_ANSWER -> WorkerDeath.Cause.BAD_ANSWER;
                    case CRASHED, CAUSE_UNSPECIFIED, UNRECOGNIZED -> WorkerDeath.Cause.CRASHED;
                });
    }
}
