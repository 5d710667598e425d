package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelmarket.runtime.fixture.EvalFile;
import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trained models in a worker answer what they answered when they were trained. */
class ServingTest {

    private static final float TOLERANCE = 1e-5f;
    private static final int PIXELS = 28 * 28;

    @TempDir
    static Path folder;

    private static RunningWorkers workers;
    private static LoadedModel digits;

    @BeforeAll
    static void start() throws Exception {
        workers = RunningWorkers.in(folder, config -> config);
        digits = workers.loadTrained("acme", "digits-cnn");
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void digitsAnswersAsItsEvalFileSays() throws Exception {
        EvalFile eval = EvalFile.read(TestModels.trained("digits-cnn").resolve("sample.json"));
        int rows = eval.rows("image");

        RunResult result = workers.run(digits, floats("image", new long[] {rows, 1, 28, 28}, eval.numbers("image")));

        assertEqual(result.outputs(), "probabilities", new long[] {rows, 10}, eval.numbers("expected_probabilities"));
        assertThat(result.computeNanos()).isPositive();
    }

    @Test
    void irisAnswersAsItsEvalFileSays() throws Exception {
        EvalFile eval = EvalFile.read(TestModels.trained("iris-mlp").resolve("eval.json"));
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        int rows = eval.rows("x");

        RunResult result = workers.run(iris, floats("features", new long[] {rows, 4}, eval.numbers("x")));

        assertEqual(result.outputs(), "probabilities", new long[] {rows, 3}, eval.numbers("expected_probabilities"));
    }

    @Test
    void textAnswersAsItsEvalFileSays() throws Exception {
        EvalFile eval = EvalFile.read(TestModels.trained("text-bow").resolve("eval.json"));
        LoadedModel text = workers.loadTrained("acme", "text-bow");
        int rows = eval.rows("bow");

        RunResult result = workers.run(text, floats("bow", new long[] {rows, 1000}, eval.numbers("bow")));

        float[] probabilities = floats(result.outputs().getFirst());
        float[] positive = eval.numbers("expected_positive");
        for (int row = 0; row < rows; row++) {
            assertThat(probabilities[2 * row + 1]).isCloseTo(positive[row], within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 12})
    void aBatchAnswersLikeItsRowsOneByOne(int rows) throws Exception {
        EvalFile eval = EvalFile.read(TestModels.trained("digits-cnn").resolve("sample.json"));
        float[] images = Arrays.copyOf(eval.numbers("image"), rows * PIXELS);

        RunResult batch = workers.run(digits, floats("image", new long[] {rows, 1, 28, 28}, images));

        float[] together = floats(batch.outputs().getFirst());
        assertThat(together).hasSize(rows * 10);
        for (int row = 0; row < rows; row++) {
            float[] image = Arrays.copyOfRange(images, row * PIXELS, (row + 1) * PIXELS);
            RunResult alone = workers.run(digits, floats("image", new long[] {1, 1, 28, 28}, image));
            assertThat(floats(alone.outputs().getFirst()))
                    .containsExactly(Arrays.copyOfRange(together, row * 10, (row + 1) * 10), within(TOLERANCE));
        }
    }

    @Test
    void largeTensorsPassInBothDirections() throws Exception {
        LoadedModel echo = workers.load("acme", TestModels.identity(DataType.FP32, -1));
        float[] numbers = new float[3_000_000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }

        RunResult result = workers.run(echo, floats("x", new long[] {numbers.length}, numbers));

        assertThat(Arrays.equals(floats(result.outputs().getFirst()), numbers)).isTrue();
    }

    @Test
    void theSignatureIsWhatOnnxRuntimeReports() {
        assertThat(digits.signature().inputs()).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("image");
            assertThat(input.shape()).containsExactly(-1L, 1L, 28L, 28L);
            assertThat(input.dimensionNames()).containsExactly("batch", "", "", "");
        });
        assertThat(digits.loadTime()).isPositive();
    }

    @Test
    void unloadedModelsAreGone() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        assertThat(workers.workers().unload(iris).toCompletableFuture().get()).isTrue();

        var run = workers.workers()
                .run(iris, List.of(floats("features", new long[] {1, 4}, 1, 2, 3, 4)), Set.of(), Duration.ofSeconds(5));

        assertThat(run.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RuntimeFailure.NotLoaded.class);
        assertThat(workers.workers().unload(iris).toCompletableFuture().get()).isFalse();
    }

    private static void assertEqual(List<Tensor> outputs, String name, long[] shape, float[] expected) {
        assertThat(outputs).singleElement().satisfies(output -> {
            assertThat(output.name()).isEqualTo(name);
            assertThat(output.shape()).containsExactly(shape);
            assertThat(floats(output)).containsExactly(expected, within(TOLERANCE));
        });
    }
}
