package io.modelmarket.runtime.worker;

import java.time.Duration;

/**
 * The bounds of one worker.
 *
 * @param connections how many lanes, and so batches of calls at a time, each with a thread in the worker; trials have
 *     one more
 * @param queued how many runs of one account may wait in a lane, a fourth of what may wait there in all
 * @param maxMessageBytes the longest message in either direction
 * @param startTimeout from start of the process to its first connection
 * @param loadTimeout for loading one model; past it the worker is killed
 * @param terminateGrace how long past its deadline a run may take to stop by itself before the worker is killed
 */
public record WorkerLimits(
        int connections,
        int queued,
        long maxMessageBytes,
        Duration startTimeout,
        Duration loadTimeout,
        Duration terminateGrace) {

    /** Bounds that suit small models on a small machine. */
    public static WorkerLimits standard() {
        return new WorkerLimits(
                2, 1024, 256L << 20, Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(2));
    }

    /** The same with another number of connections. */
    public WorkerLimits withConnections(int other) {
        return new WorkerLimits(other, queued, maxMessageBytes, startTimeout, loadTimeout, terminateGrace);
    }

    /** The same with another bound on waiting runs. */
    public WorkerLimits withQueued(int other) {
        return new WorkerLimits(connections, other, maxMessageBytes, startTimeout, loadTimeout, terminateGrace);
    }

    /** The same with another bound on messages. */
    public WorkerLimits withMaxMessageBytes(long other) {
        return new WorkerLimits(connections, queued, other, startTimeout, loadTimeout, terminateGrace);
    }

    /** The same with another time for loading a model. */
    public WorkerLimits withLoadTimeout(Duration other) {
        return new WorkerLimits(connections, queued, maxMessageBytes, startTimeout, other, terminateGrace);
    }

    /** The same with another time for stopping. */
    public WorkerLimits withTerminateGrace(Duration other) {
        return new WorkerLimits(connections, queued, maxMessageBytes, startTimeout, loadTimeout, other);
    }
}
