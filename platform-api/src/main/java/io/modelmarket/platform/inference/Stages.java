package io.modelmarket.platform.inference;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.runtime.worker.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * When each stage of one call was over, by {@link System#nanoTime()}; one stage ends where the next begins. A call has
 * one thread at a time, so nothing here is shared but what whoever ends it says.
 */
final class Stages {

    private final Call call;
    private final long begun;
    private @Nullable ModelName model;
    private @Nullable Release release;
    private @Nullable Admitted admitted;
    private @Nullable RunResult result;
    private long rows;
    private long tokens;
    private long admittedAt;
    private long decodedAt;
    private long ranAt;
    private long encodedAt;
    private long failedAt;
    private boolean onlyWaited;
    private volatile boolean pastDeadline;

    /** Of a call that begins now. */
    Stages(Call call) {
        this(call, System.nanoTime());
    }

    Stages(Call call, long begun) {
        this.call = call;
        this.begun = begun;
    }

    /** It is for that model, whether or not its caller may call it. */
    void found(ModelName known) {
        model = known;
    }

    /** It is for that release, whose model its caller may call. */
    void found(Release known) {
        release = known;
    }

    void admitted(Admitted by) {
        admitted = by;
        admittedAt = System.nanoTime();
    }

    void decoded() {
        decodedAt = System.nanoTime();
    }

    void asked(long withRows, long withTokens) {
        rows = withRows;
        tokens = withTokens;
    }

    void ran(RunResult with) {
        result = with.withoutOutputs();
        ranAt = System.nanoTime();
    }

    /** The run came to no answer; {@code waited} when it never was in the worker. */
    void failed(boolean waited) {
        onlyWaited = waited;
        failedAt = System.nanoTime();
    }

    /** It was ended because its caller's protocol gave it no more time. */
    void pastDeadline() {
        pastDeadline = true;
    }

    /** What it is counted as that became a problem of that type. */
    ProblemType outcome(ProblemType problem) {
        return pastDeadline && problem == ProblemType.CANCELLED ? ProblemType.TIMEOUT : problem;
    }

    void encoded() {
        encodedAt = System.nanoTime();
    }

    Call call() {
        return call;
    }

    /** Null when it is none that is published, or that was not looked at. */
    @Nullable ModelName model() {
        return model;
    }

    /** Null when it was refused before that was looked at. */
    @Nullable Release release() {
        return release;
    }

    /** Null when it was not admitted. */
    @Nullable Admitted admitted() {
        return admitted;
    }

    /** How it ran, without its outputs; null when it did not run to its end. */
    @Nullable RunResult result() {
        return result;
    }

    /** How many rows were asked for; 0 when that is not known. */
    long rows() {
        return rows;
    }

    /** How many tokens were sent; 0 where the release says of none. */
    long tokens() {
        return tokens;
    }

    long begun() {
        return begun;
    }

    long admittedAt() {
        return admittedAt;
    }

    /** 0 when the request was not well-formed. */
    long decodedAt() {
        return decodedAt;
    }

    long ranAt() {
        return ranAt;
    }

    /** When its run failed; 0 when it did not. */
    long failedAt() {
        return failedAt;
    }

    /** Whether the run that failed never was in the worker. */
    boolean onlyWaited() {
        return onlyWaited;
    }

    /** 0 when there is no answer. */
    long encodedAt() {
        return encodedAt;
    }
}
