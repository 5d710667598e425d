package io.modelmarket.platform.inference;

import io.modelmarket.runtime.worker.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * When each stage of one call was over, by {@link System#nanoTime()}; one stage ends where the next begins. A call has
 * one thread at a time, so nothing here is shared.
 */
final class Stages {

    private final Call call;
    private final long begun = System.nanoTime();
    private @Nullable Admitted admitted;
    private @Nullable RunResult result;
    private long rows;
    private long tokens;
    private long admittedAt;
    private long decodedAt;
    private long ranAt;
    private long encodedAt;

    Stages(Call call) {
        this.call = call;
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

    void encoded() {
        encodedAt = System.nanoTime();
    }

    Call call() {
        return call;
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

    /** 0 when there is no answer. */
    long encodedAt() {
        return encodedAt;
    }
}
