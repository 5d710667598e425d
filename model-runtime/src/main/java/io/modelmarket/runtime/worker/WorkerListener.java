package io.modelmarket.runtime.worker;

/** Whoever wants to hear of workers that die; called on a worker's supervising thread, so it must be brief. */
@FunctionalInterface
public interface WorkerListener {

    /** A worker ended without being asked to; it is being restarted. */
    void workerDied(WorkerDeath death);
}
