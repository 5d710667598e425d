package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.worker.wire.AnswerMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How workers are run.
 *
 * @param folder a folder of this process alone, for the workers' sockets, logs and temporary files
 * @param nativeCache where the native library is unpacked, once for all who share it
 * @param jvm how the child JVM is started
 * @param limits the bounds of each worker
 * @param spares how many worker processes are kept started for whoever needs one next
 * @param idle how long the process of a partner without models is kept, for runs under way and for the next model
 * @param answerMemory how many bytes the large answers of all workers may take on their way, one of them half of it
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
        Duration idle,
        long answerMemory,
        ProviderChoice providers,
        WorkerListener listener,
        InstantSource clock) {

    /** Longer than a run under way may take. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** Of the direct memory; most of the rest is needed for requests, and for answers on their way to slow callers. */
    private static final int ANSWERS_PART = 3;

    /** Workers as they are by default, keeping their files in that folder. */
    public static WorkersConfig in(Path folder, InstantSource clock) {
        return new WorkersConfig(
                folder,
                folder.resolve("native"),
                WorkerJvm.standard(),
                WorkerLimits.standard(),
                0,
                IDLE,
                DirectMemory.bytes() / ANSWERS_PART,
                ref -> Provider.CPU,
                death -> {},
                clock);
    }

    /** The same with another JVM. */
    public WorkersConfig withJvm(WorkerJvm other) {
        return new WorkersConfig(
                folder, nativeCache, other, limits, spares, idle, answerMemory, providers, listener, clock);
    }

    /** The same with other bounds. */
    public WorkersConfig withLimits(WorkerLimits other) {
        return new WorkersConfig(
                folder, nativeCache, jvm, other, spares, idle, answerMemory, providers, listener, clock);
    }

    /** The same with so many spare processes. */
    public WorkersConfig withSpares(int other) {
        return new WorkersConfig(
                folder, nativeCache, jvm, limits, other, idle, answerMemory, providers, listener, clock);
    }

    /** The same with processes of partners without models kept that long. */
    public WorkersConfig withIdle(Duration other) {
        return new WorkersConfig(
                folder, nativeCache, jvm, limits, spares, other, answerMemory, providers, listener, clock);
    }

    /** The same with so much memory for large answers. */
    public WorkersConfig withAnswerMemory(long other) {
        return new WorkersConfig(folder, nativeCache, jvm, limits, spares, idle, other, providers, listener, clock);
    }

    /** The most bytes of tensors that a worker may answer. */
    long maxAnswerBytes() {
        return Math.min(limits.maxMessageBytes(), AnswerMemory.largestBody(answerMemory));
    }

    /** The same with that computing. */
    public WorkersConfig withProviders(ProviderChoice other) {
        return new WorkersConfig(folder, nativeCache, jvm, limits, spares, idle, answerMemory, other, listener, clock);
    }

    /** The same with somebody listening. */
    public WorkersConfig withListener(WorkerListener other) {
        return new WorkersConfig(folder, nativeCache, jvm, limits, spares, idle, answerMemory, providers, other, clock);
    }

    /** The same in another folder, with the same native library. */
    public WorkersConfig withFolder(Path other) {
        return new WorkersConfig(
                other, nativeCache, jvm, limits, spares, idle, answerMemory, providers, listener, clock);
    }
}
