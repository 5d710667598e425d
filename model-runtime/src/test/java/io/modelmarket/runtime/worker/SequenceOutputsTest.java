package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.SequenceModels;
import io.modelmarket.runtime.fixture.TestTensors;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a sequence in the model is one tensor to its callers, or two. */
class SequenceOutputsTest {

    private static final Tensor TWO_ROWS = floats("x", new long[] {2, 3}, 0.5f, 0.2f, 0.3f, 0.1f, 0.8f, 0.1f);

    @TempDir
    static Path folder;

    private static RunningWorkers workers;

    @BeforeAll
    static void start() throws Exception {
        workers = RunningWorkers.in(folder, config -> config);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void theSignatureShowsKeysAndValuesOfMaps() throws Exception {
        LoadedModel model = workers.load("acme", SequenceModels.numberedClasses());

        assertThat(model.signature().outputs())
                .containsExactly(
                        new TensorSpec("label", DataType.INT64, List.of(-1L), List.of("n0")),
                        new TensorSpec("p.keys", DataType.INT64, List.of(-1L, -1L), List.of("n0", "")),
                        new TensorSpec("p", DataType.FP32, List.of(-1L, -1L), List.of("n0", "")));
    }

    @Test
    void mapsOfNumberedClassesBecomeRowsInTheOrderOfTheirKeys() throws Exception {
        List<Tensor> outputs = workers.run(workers.load("acme", SequenceModels.numberedClasses()), TWO_ROWS)
                .outputs();

        assertThat(outputs).extracting(Tensor::name).containsExactly("label", "p.keys", "p");
        assertThat(outputs.get(1).shape()).containsExactly(2, 3);
        long[] keys = new long[6];
        outputs.get(1).data().asLongBuffer().get(keys);
        assertThat(keys).containsExactly(-3, 5, 7, -3, 5, 7);
        assertThat(outputs.get(2).shape()).containsExactly(2, 3);
        assertThat(floats(outputs.get(2))).containsExactly(0.2f, 0.3f, 0.5f, 0.8f, 0.1f, 0.1f);
    }

    @Test
    void mapsOfNamedClassesHaveKeysOfBytes() throws Exception {
        List<Tensor> outputs = workers.run(workers.load("acme", SequenceModels.namedClasses()), TWO_ROWS)
                .outputs();

        assertThat(ByteStrings.unpack(outputs.get(1)))
                .extracting(key -> new String(key, StandardCharsets.UTF_8))
                .containsExactly("a", "z", "é", "a", "z", "é");
        assertThat(floats(outputs.get(2))).containsExactly(0.3f, 0.2f, 0.5f, 0.1f, 0.8f, 0.1f);
    }

    @Test
    void moreRowsThanAWorkersHeapTakesAreRefusedAndNothingDies() throws Exception {
        LoadedModel model = workers.load("acme", SequenceModels.numberedClasses());
        Tensor rows = floats("x", new long[] {100_001, 3}, new float[3 * 100_001]);

        assertThatThrownBy(() -> workers.run(model, rows)).hasMessageContaining("send fewer rows");

        assertThat(workers.run(model, TWO_ROWS).outputs()).hasSize(3);
    }

    @Test
    void onlyWhatIsAskedForIsAnswered() throws Exception {
        LoadedModel model = workers.load("acme", SequenceModels.namedClasses());

        for (String name : List.of("p", "p.keys")) {
            RunResult result = workers.workers()
                    .run(model, List.of(TWO_ROWS), Set.of(name), Duration.ofSeconds(10))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            assertThat(result.outputs()).extracting(Tensor::name).containsExactly(name);
        }
    }

    @Test
    void rowsOfSeveralRequestsAreRunTogether() throws Exception {
        LoadedModel tried =
                new BatchTrials(workers.workers()).of(workers.load("acme", SequenceModels.numberedClasses()));
        LoadedModel model = tried.withMaxRows(8);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Tensor row = floats("x", new long[] {1, 3}, i, -i, 1000);
            runs.add(workers.workers()
                    .run(new RunRequest(model, List.of(row), Set.of(), "globex", 0, Duration.ofSeconds(20))));
        }

        int together = 0;
        for (int i = 0; i < runs.size(); i++) {
            RunResult result = runs.get(i).result().toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertThat(floats(result.outputs().get(2))).containsExactly(-i, 1000, i);
            together = Math.max(together, result.together());
        }
        assertThat(tried.maxRows()).as("found by the trial").isGreaterThan(1);
        assertThat(together).isGreaterThan(1);
    }

    @Test
    void tensorsOfOneShapeAreStacked() throws Exception {
        LoadedModel model = workers.load("acme", SequenceModels.pieces(2, DataType.FP32));
        assertThat(model.signature().outputs())
                .containsExactly(new TensorSpec("y", DataType.FP32, List.of(), List.of()));

        Tensor stacked = workers.run(model, floats("x", new long[] {4}, 1, 2, 3, 4))
                .outputs()
                .getFirst();

        assertThat(stacked.shape()).containsExactly(2, 2);
        assertThat(floats(stacked)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void stringsAreStackedToo() throws Exception {
        List<byte[]> words = List.of(new byte[] {'a'}, new byte[0], new byte[] {0, 'b'}, new byte[] {'c'});

        Tensor stacked = workers.run(
                        workers.load("acme", SequenceModels.pieces(2, DataType.BYTES)),
                        TestTensors.strings("x", new long[] {4}, words))
                .outputs()
                .getFirst();

        assertThat(stacked.shape()).containsExactly(2, 2);
        assertThat(ByteStrings.unpack(stacked))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(words);
    }

    @Test
    void tensorsOfDifferentShapesAreAClearFailure() throws Exception {
        LoadedModel model = workers.load("acme", SequenceModels.pieces(3, DataType.FP32));

        assertThatThrownBy(() -> workers.run(model, floats("x", new long[] {4}, 1, 2, 3, 4)))
                .isInstanceOf(RuntimeFailure.ModelFailed.class)
                .hasMessageContaining("different shapes");
        assertThat(workers.workers().status())
                .allSatisfy(worker -> assertThat(worker.restarts()).isZero());
    }
}
