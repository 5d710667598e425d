package io.modelmarket.billing.usage;

import io.modelmarket.kit.tenancy.TenantScope;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes batches on a thread of its own, one after another, so that the next one is folded meanwhile. */
final class IntakeWriter implements AutoCloseable {

    private static final int STOP_SECONDS = 4;

    private final Intake intake;
    private final TenantScope scope;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("usage-intake-writer").daemon().factory());
    private @Nullable Future<Written> underWay;

    IntakeWriter(Intake intake, TenantScope scope) {
        this.intake = intake;
        this.scope = scope;
    }

    /** Begins to write a batch; the one before was waited for. */
    void write(IntakeBatch batch) {
        underWay = thread.submit(() -> {
            long begun = System.nanoTime();
            Intake.Outcome outcome = scope.callAsPlatform(() -> intake.absorb(batch));
            return new Written(outcome, System.nanoTime() - begun);
        });
    }

    /** Whether there is a batch that was written, or failed to be. */
    boolean isDone() {
        return underWay != null && underWay.isDone();
    }

    /** What became of the batch that is being written; null when there is none. */
    @Nullable Written await() {
        Future<Written> batch = underWay;
        if (batch == null) {
            return null;
        }
        underWay = null;
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("usage cannot be taken in: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while usage was taken in", e);
        }
    }

    /** Lets what is being written end: whoever reads next finds it counted. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What became of a batch, and how long that took. */
    record Written(Intake.Outcome outcome, long nanos) {}
}
