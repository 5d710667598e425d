package io.modelmarket.deploy.bench.generate;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.floor.FloorModel;
import io.modelmarket.deploy.bench.floor.FloorTensor;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.sample.Example;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.bench.sample.Workload;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder of samples for one run: trained ones are linked, generated ones are made. */
public final class GeneratedSamples {

    private static final long SEED = 20_260;
    private static final ObjectMapper JSON = new ObjectMapper();

    private GeneratedSamples() {}

    /**
     * Fills a folder with those models.
     *
     * @param trained the folder of trained samples
     */
    public static void gather(Set<SampleModel> models, Path trained, Path folder) {
        try {
            Files.createDirectories(folder);
            for (SampleModel model : models) {
                if (model.generated()) {
                    make(model, folder);
                } else {
                    Files.createSymbolicLink(
                            model.folder(folder), model.folder(trained).toAbsolutePath());
                }
            }
        } catch (IOException | OrtException e) {
            throw new BenchFailure("the models cannot be made in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void make(SampleModel model, Path folder) throws IOException, OrtException {
        Files.createDirectories(model.folder(folder));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(model.file(folder)))) {
            generated(model).writeTo(out);
        }
        Workload drawn = Workload.drawn(model);
        List<float[]> expected = new ArrayList<>();
        try (FloorModel loaded = FloorModel.load(OrtEnvironment.getEnvironment(), model.label(), model.file(folder))) {
            for (Example example : drawn.examples()) {
                expected.add(loaded.run(tensors(drawn, example), (values, shape) -> {
                    float[] copy = new float[values.remaining()];
                    values.get(copy);
                    return copy;
                }));
            }
        }
        JSON.writeValue(model.folder(folder).resolve(Workload.EVALUATION).toFile(), Map.of("expected", expected));
    }

    private static ModelProto generated(SampleModel model) {
        return switch (model) {
            case MOBILENET_V2 -> MobileNet.model(SEED);
            case MINILM_L6 -> MiniLm.model(SEED);
            case IRIS_MLP, DIGITS_CNN, TEXT_LSTM ->
                throw new IllegalArgumentException(model.label() + " is not generated");
        };
    }

    private static List<FloorTensor> tensors(Workload workload, Example example) {
        List<FloorTensor> tensors = new ArrayList<>();
        long[] shape = workload.shape().stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < workload.model().inputs().size(); i++) {
            byte[] raw = example.raw(i);
            ByteBuffer bytes = ByteBuffer.allocateDirect(raw.length)
                    .order(ByteOrder.nativeOrder())
                    .put(raw);
            tensors.add(new FloorTensor(workload.model().inputs().get(i), bytes.flip(), shape));
        }
        return tensors;
    }
}
