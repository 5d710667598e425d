package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static io.modelmarket.runtime.fixture.TestTensors.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers get wrong is told to them in words, and the worker does not notice. */
class BadInputTest {

    private static final Tensor ROW = floats("features", new long[] {1, 4}, 1, 2, 3, 4);

    @TempDir
    static Path folder;

    private static RunningWorkers workers;
    private static LoadedModel iris;

    @BeforeAll
    static void start() throws Exception {
        workers = RunningWorkers.in(
                folder, config -> config.withLimits(config.limits().withMaxMessageBytes(1 << 20)));
        iris = workers.loadTrained("acme", "iris-mlp");
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> workers.run(iris, floats("feature", new long[] {1, 4}, 1, 2, 3, 4)))
                .isInstanceOf(RuntimeFailure.BadInput.class)
                .hasMessage("tensor 'feature' is not an input of the model, which has 'features'");
    }

    @Test
    void refusesAMissingInput() {
        assertThatThrownBy(() -> workers.run(iris))
                .isInstanceOf(RuntimeFailure.BadInput.class)
                .hasMessage("tensor 'features' is missing; the model wants FP32 [batch, 4]");
    }

    @Test
    void refusesAnInputTwice() {
        assertThatThrownBy(() -> workers.run(iris, ROW, ROW)).hasMessage("tensor 'features' is there twice");
    }

    @Test
    void refusesAnotherType() {
        assertThatThrownBy(() -> workers.run(iris, raw("features", DataType.FP64, new long[] {1, 4}, new byte[32])))
                .hasMessage("tensor 'features' has type FP64; the model wants FP32");
    }

    @Test
    void refusesAnotherShape() {
        assertThatThrownBy(() -> workers.run(iris, floats("features", new long[] {2, 2}, 1, 2, 3, 4)))
                .hasMessage("tensor 'features' has shape [2, 2]; the model wants [batch, 4]");
        assertThatThrownBy(() -> workers.run(iris, floats("features", new long[] {4}, 1, 2, 3, 4)))
                .hasMessage("tensor 'features' has shape [4]; the model wants [batch, 4]");
    }

    @Test
    void refusesAnUnknownOutput() {
        var run = workers.workers().run(iris, List.of(ROW), Set.of("label"), Duration.ofSeconds(5));

        assertThat(run.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withMessageContaining("tensor 'label' is not an output of the model, which has 'probabilities'");
    }

    @Test
    void refusesMoreThanAMessageHolds() throws Exception {
        float[] many = new float[4 * 100_000];

        assertThatThrownBy(() -> workers.run(iris, floats("features", new long[] {100_000, 4}, many)))
                .isInstanceOf(RuntimeFailure.BadInput.class)
                .hasMessageContaining("do not fit into a message of 1048576");

        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() throws Exception {
        LoadedModel large = workers.load("acme", TestModels.expanding(1000, 1000));

        assertThatThrownBy(() -> workers.run(large, floats("x", new long[] {1, 1}, 1)))
                .isInstanceOf(RuntimeFailure.ModelFailed.class)
                .hasMessageContaining("its outputs are too large");

        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
    }

    @Test
    void tellsAModelThatFailsWithoutNativeText() throws Exception {
        LoadedModel broadcast = workers.load("acme", TestModels.addingOtherShapes());

        assertThatThrownBy(() ->
                        workers.run(broadcast, floats("a", new long[] {2}, 1, 2), floats("b", new long[] {3}, 1, 2, 3)))
                .isInstanceOfSatisfying(RuntimeFailure.ModelFailed.class, failure -> {
                    assertThat(failure).hasMessage(broadcast.ref() + " failed on this input");
                    assertThat(failure.nativeText()).contains("Add");
                });
    }

    @Test
    void refusesToLoadALink() throws Exception {
        Path linked = Files.createDirectories(folder.resolve("linked"));
        Files.createLink(
                linked.resolve("model.onnx"),
                Files.copy(TestModels.trained("iris-mlp").resolve("model.onnx"), folder.resolve("iris.onnx")));

        var load = workers.workers().load("acme", new ModelRef("acme/linked", "1.0.0", "0"), linked);

        assertThat(load.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withMessageContaining("is a link");
    }
}
