package io.modelmarket.deploy.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelmarket.deploy.bench.sample.Example;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.bench.sample.Workload;
import io.modelmarket.runtime.inspect.Inspection;
import io.modelmarket.runtime.inspect.InspectionLimits;
import io.modelmarket.runtime.inspect.InspectionReport;
import io.modelmarket.runtime.inspect.Inspector;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.Workers;
import io.modelmarket.runtime.worker.WorkersConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated models are uploads like others: inspected, loaded and run in real workers. */
class GeneratedSamplesTest {

    private static final Path TRAINED = Path.of(System.getProperty("market.root"), "deploy/samples");
    private static final Set<SampleModel> MODELS =
            EnumSet.of(SampleModel.IRIS_MLP, SampleModel.MOBILENET_V2, SampleModel.MINILM_L6);

    @TempDir
    private static Path folder;

    private static Path samples;

    @BeforeAll
    static void gather() {
        samples = folder.resolve("samples");
        GeneratedSamples.gather(MODELS, TRAINED, samples);
    }

    @Test
    void gathersWhatIsWantedAndNoMore() {
        assertThat(SampleModel.in(samples)).containsExactlyInAnyOrderElementsOf(MODELS);
        assertThat(Workload.load(SampleModel.IRIS_MLP, samples).examples()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MOBILENET_V2", "MINILM_L6"})
    void passesTheInspectionOfAnUpload(SampleModel model) throws IOException {
        Inspector inspector = new Inspector(config("inspection-" + model.label()), InspectionLimits.standard());

        Inspection inspection = inspector.inspect(model.file(samples));

        assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
        InspectionReport report = ((Inspection.Accepted) inspection).report();
        assertThat(report.contents().parameters())
                .isCloseTo(model == SampleModel.MOBILENET_V2 ? 3_500_000 : 14_000_000, within(150_000L));
        assertThat(report.signature().inputs()).hasSameSizeAs(model.inputs());
    }

    @ParameterizedTest
    @EnumSource(names = {"MOBILENET_V2", "MINILM_L6"})
    void givesFiniteNumbersInAWorker(SampleModel model) throws IOException {
        Workload workload = Workload.load(model, samples);
        try (Workers workers = Workers.start(config("workers-" + model.label()))) {
            LoadedModel loaded = workers.load(
                            "bench", new ModelRef(model.label(), "1.0.0", "0".repeat(64)), model.folder(samples))
                    .toCompletableFuture()
                    .join();
            for (Example example : workload.examples()) {
                float[] output = run(workers, loaded, workload, example);

                assertThat(example.matches(output)).isTrue();
                assertThat(spread(output)).isBetween(0.01, 100.0);
            }
        }
    }

    private static WorkersConfig config(String name) {
        return WorkersConfig.in(folder.resolve(name), InstantSource.system());
    }

    private static float[] run(Workers workers, LoadedModel loaded, Workload workload, Example example) {
        long[] shape = workload.shape().stream().mapToLong(Long::longValue).toArray();
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < workload.model().inputs().size(); i++) {
            DataType type = DataType.fromOip(workload.model().datatype()).orElseThrow();
            inputs.add(new Tensor(workload.model().inputs().get(i), type, shape, ByteBuffer.wrap(example.raw(i))));
        }
        ByteBuffer data = workers.run(loaded, inputs, Set.of(), Duration.ofSeconds(20))
                .toCompletableFuture()
                .join()
                .outputs()
                .getFirst()
                .data();
        float[] output = new float[data.remaining() / Float.BYTES];
        data.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(output);
        return output;
    }

    /** The standard deviation: neither died away nor grown without bound on the way through the layers. */
    private static double spread(float[] output) {
        double sum = 0;
        double squares = 0;
        for (float value : output) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / output.length;
        return Math.sqrt(squares / output.length - mean * mean);
    }
}
