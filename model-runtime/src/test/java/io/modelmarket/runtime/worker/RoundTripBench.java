package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quick figures for the README; not part of the suite, because it is not named a test. */
class RoundTripBench {

    private static final int WARM_UP = 20_000;
    private static final int RUNS = 20_000;

    @TempDir
    Path folder;

    @Test
    void printsFigures() throws Exception {
        try (RunningWorkers workers = RunningWorkers.in(folder, config -> config)) {
            long start = System.nanoTime();
            LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
            System.out.printf("start of a worker and load of iris: %d ms%n", (System.nanoTime() - start) / 1_000_000);
            LoadedModel digits = workers.loadTrained("acme", "digits-cnn");
            Tensor row = floats("features", new long[] {1, 4}, 1, 2, 3, 4);
            Tensor image = floats("image", new long[] {1, 1, 28, 28}, new float[784]);
            Tensor images = floats("image", new long[] {32, 1, 28, 28}, new float[32 * 784]);

            long worker = figure("iris-mlp, worker", RUNS, () -> run(workers, iris, row));
            long alone = figure("iris-mlp, in process", RUNS, inProcess("iris-mlp", "features", row));
            figure("digits-cnn, worker", RUNS, () -> run(workers, digits, image));
            figure("digits-cnn, in process", RUNS, inProcess("digits-cnn", "image", image));
            figure("digits-cnn batch 32, worker", RUNS / 10, () -> run(workers, digits, images));
            figure("digits-cnn batch 32, in process", RUNS / 10, inProcess("digits-cnn", "image", images));
            assertThat(worker).isGreaterThan(alone);
        }
    }

    private static long figure(String name, int runs, Callable<?> call) throws Exception {
        for (int i = 0; i < WARM_UP * (long) runs / RUNS; i++) {
            call.call();
        }
        long[] nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            call.call();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-34s p50 %7.1f us   p99 %7.1f us%n", name, nanos[runs / 2] / 1e3, nanos[runs * 99 / 100] / 1e3);
        return nanos[runs / 2];
    }

    private static Object run(RunningWorkers workers, LoadedModel model, Tensor input) {
        return workers.workers()
                .run(model, List.of(input), Set.of(), Duration.ofSeconds(5))
                .toCompletableFuture()
                .join();
    }

    private static Callable<?> inProcess(String model, String name, Tensor input) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        OrtSession session = environment.createSession(
                TestModels.trained(model).resolve("model.onnx").toString(), options);
        FloatBuffer data = input.data().asFloatBuffer();
        return () -> {
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, data, input.shape());
                    OrtSession.Result result = session.run(Map.of(name, tensor))) {
                return ((OnnxTensor) result.get(0)).getFloatBuffer();
            }
        };
    }
}
