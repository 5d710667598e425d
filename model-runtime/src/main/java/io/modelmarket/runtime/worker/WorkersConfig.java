package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.Provider;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How workers are run.
 *
 * @param folder a folder of this process alone, for the workers' sockets, logs and temporary files
 * @param nativeCache where the native library is unpacked, once for all who share it
 * @param jvm how the child JVM is started
 * @param limits the bounds of each worker
 * @param spares how many worker processes are kept started for whoever needs one next
 * @param providers what each release is computed on
 * @param listener hears of deaths
 * @param clock tells the time of what is reported
 */
public record WorkersConfig(
        Path folder,
        Path nativeCache,
        WorkerJvm jvm,
        WorkerLimits limits,
        int spares,
        ProviderChoice providers,
        WorkerListener listener,
        InstantSource clock) {

    /** Workers as they are by default, keeping their files in that folder. */
    public static WorkersConfig in(Path folder, InstantSource clock) {
        return new WorkersConfig(
                folder,
                folder.resolve("native"),
                WorkerJvm.standard(),
                WorkerLimits.standard(),
                0,
                ref -> Provider.CPU,
                death -> {},
                clock);
    }

    /** The same with another JVM. */
    public WorkersConfig withJvm(WorkerJvm other) {
        return new WorkersConfig(folder, nativeCache, other, limits, spares, providers, listener, clock);
    }

    /** The same with other bounds. */
    public WorkersConfig withLimits(WorkerLimits other) {
        return new WorkersConfig(folder, nativeCache, jvm, other, spares, providers, listener, clock);
    }

    /** The same with so many spare processes. */
    public WorkersConfig withSpares(int other) {
        return new WorkersConfig(folder, nativeCache, jvm, limits, other, providers, listener, clock);
    }

    /** The same with that computing. */
    public WorkersConfig withProviders(ProviderChoice other) {
        return new WorkersConfig(folder, nativeCache, jvm, limits, spares, other, listener, clock);
    }

    /** The same with somebody listening. */
    public WorkersConfig withListener(WorkerListener other) {
        return new WorkersConfig(folder, nativeCache, jvm, limits, spares, providers, other, clock);
    }

    /** The same in another folder, with the same native library. */
    public WorkersConfig withFolder(Path other) {
        return new WorkersConfig(other, nativeCache, jvm, limits, spares, providers, listener, clock);
    }
}
