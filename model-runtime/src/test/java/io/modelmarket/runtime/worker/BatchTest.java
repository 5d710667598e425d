package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestTensors;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.worker.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker is not believed to have computed for longer than it was asked. */
class BatchTest {

    private static final TensorSpec ROWS =
            new TensorSpec("y", DataType.FP32, List.of(TensorSpec.FREE, 1L), List.of("", ""));

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void computeTimeIsAtMostTheTimeThatWentBy(int runs) throws Exception {
        ModelRef ref = new ModelRef("acme/boaster", "1.0.0", "0".repeat(64));
        LoadedModel model = new LoadedModel(
                1, "acme", ref, new Signature(List.of(), List.of(ROWS)), Duration.ZERO, 8, Duration.ZERO);
        long before = System.nanoTime();
        Batch batch =
                new Batch(1, IntStream.range(0, runs).mapToObj(i -> job(model)).toList());
        Message.Ran boast = new Message.Ran(
                Long.MAX_VALUE, List.of(TestTensors.floats("y", new long[] {runs, 1}, new float[runs])));

        long counted =
                batch.split(boast).stream().mapToLong(RunResult::computeNanos).sum();

        assertThat(counted).isBetween(0L, System.nanoTime() - before);
        assertThat(batch.computeNanos(boast)).isBetween(0L, System.nanoTime() - before);
    }

    private static RunJob job(LoadedModel model) {
        return new RunJob(new RunRequest(
                model,
                List.of(TestTensors.floats("x", new long[] {1, 4}, 1, 2, 3, 4)),
                Set.of(),
                "globex",
                0,
                Duration.ofMinutes(1)));
    }
}
