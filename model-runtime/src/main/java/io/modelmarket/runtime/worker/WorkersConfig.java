package io.modelmarket.runtime.worker;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How workers are run.
 *
 * @param folder a folder of this process alone, for the unpacked native library and the workers' logs
 * @param jvm how the child JVM is started
 * @param limits the bounds of each worker
 * @param listener hears of deaths
 * @param clock tells the time of what is reported
 */
public record WorkersConfig(
        Path folder, WorkerJvm jvm, WorkerLimits limits, WorkerListener listener, InstantSource clock) {

    /** Workers as they are by default, keeping their files in that folder. */
    public static WorkersConfig in(Path folder, InstantSource clock) {
        return new WorkersConfig(folder, WorkerJvm.standard(), WorkerLimits.standard(), death -> {}, clock);
    }

    /** The same with another JVM. */
    public WorkersConfig withJvm(WorkerJvm other) {
        return new WorkersConfig(folder, other, limits, listener, clock);
    }

    /** The same with other bounds. */
    public WorkersConfig withLimits(WorkerLimits other) {
        return new WorkersConfig(folder, jvm, other, listener, clock);
    }

    /** The same with somebody listening. */
    public WorkersConfig withListener(WorkerListener other) {
        return new WorkersConfig(folder, jvm, limits, other, clock);
    }

    /** The same in another folder. */
    public WorkersConfig withFolder(Path other) {
        return new WorkersConfig(other, jvm, limits, listener, clock);
    }
}
