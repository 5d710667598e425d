package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestTensors;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.worker.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What a failure says of how long the model was run for its caller. */
class RanTest {

    private static final LoadedModel MODEL = new LoadedModel(
            1,
            "acme",
            new ModelRef("acme/digits", "1.0.0", "0".repeat(64)),
            new Signature(List.of(), List.of()),
            Duration.ZERO,
            8,
            Duration.ZERO);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void aRunThatTheWorkerNeverHadDidNotRun() {
        RunJob late = job(1);
        late.failLate();
        RunJob cancelled = job(1);
        cancelled.failCancelled();

        assertThat(failure(late).ranNanos()).isZero();
        assertThat(failure(cancelled).ranNanos()).isZero();
    }

    @Test
    void aRunHasRunForAsLongAsItsWorkerHadItAndInABatchForItsShare() {
        RunJob alone = job(1);
        alone.runs(System.nanoTime() - SECOND, 1);
        alone.failLate();
        RunJob three = job(3);
        three.runs(System.nanoTime() - SECOND, 4);
        three.failCancelled();

        assertThat(failure(alone).ranNanos()).isBetween(SECOND, 30 * SECOND);
        assertThat(failure(three).ranNanos()).isBetween(SECOND * 3 / 4, 23 * SECOND);
    }

    @Test
    void theRefusalOfAnInputSaysItAndOtherFaultsDoNot() {
        assertThat(ranNanos(Message.Reason.INPUT_REFUSED)).isGreaterThanOrEqualTo(SECOND);
        assertThat(ranNanos(Message.Reason.MODEL_FAILED)).isZero();
        assertThat(ranNanos(Message.Reason.UNSUPPORTED)).isZero();
    }

    @Test
    void whatWentBackOrWasGivenUpWhileItWasSentDidNotRun() {
        RunJob back = job(1);
        back.runs(System.nanoTime() - SECOND, 1);
        back.waits();
        back.failLate();
        RunJob sending = job(1);
        sending.cancelOnceSent();
        sending.runs(System.nanoTime() - SECOND, 1);
        sending.failCancelled();

        assertThat(failure(back).ranNanos()).isZero();
        assertThat(failure(sending).ranNanos()).isZero();
    }

    private static long ranNanos(Message.Reason reason) {
        RunJob job = job(1);
        job.runs(System.nanoTime() - SECOND, 1);
        job.fail(new Message.Failed(reason, "", "native"));
        return failure(job).ranNanos();
    }

    private static RuntimeFailure failure(RunJob job) {
        return job.result()
                .handle((result, failure) -> (RuntimeFailure)
                        (failure instanceof CompletionException wrapped ? wrapped.getCause() : failure))
                .join();
    }

    private static RunJob job(int rows) {
        return new RunJob(new RunRequest(
                MODEL,
                List.of(TestTensors.floats("x", new long[] {rows, 1}, new float[rows])),
                Set.of(),
                "globex",
                0,
                Duration.ofMinutes(1)));
    }
}
