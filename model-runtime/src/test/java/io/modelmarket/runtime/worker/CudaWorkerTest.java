package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelmarket.runtime.fixture.EvalFile;
import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model on a graphics card, sandboxed like every other, answers what it answers on the processor. */
@Tag("cuda")
class CudaWorkerTest {

    private static final Provider CARD = new Provider.Cuda(0, 1L << 30, Provider.Fallback.REFUSE);

    @TempDir
    Path folder;

    @BeforeAll
    static void onlyWithACard() {
        assumeTrue(CudaDevice.isUsable(), "needs the profile cuda and a graphics card");
    }

    @Test
    void answersLikeTheProcessor() throws Exception {
        EvalFile eval = EvalFile.read(TestModels.trained("iris-mlp").resolve("eval.json"));
        Tensor rows = floats("features", new long[] {eval.rows("x"), 4}, eval.numbers("x"));
        try (RunningWorkers workers = RunningWorkers.in(folder, config -> config.withProviders(ref -> CARD))) {
            LoadedModel iris = workers.loadTrained("acme", "iris-mlp");

            float[] answered = floats(workers.run(iris, rows).outputs().getFirst());

            float[] expected = eval.numbers("expected_probabilities");
            for (int i = 0; i < expected.length; i++) {
                assertThat(answered[i]).isCloseTo(expected[i], within(1e-4f));
            }
            WorkerStatus status = workers.workers().status().getFirst();
            assertThat(status.providers()).containsEntry(iris.ref(), "CUDA 0");
            assertThat(status.sandbox().inForce()).isNotEmpty();
        }
    }
}
