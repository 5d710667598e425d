package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.inspect.Inspection;
import io.modelmarket.runtime.inspect.InspectionLimits;
import io.modelmarket.runtime.inspect.Inspector;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.RunResult;
import io.modelmarket.runtime.worker.RuntimeFailure;
import io.modelmarket.runtime.worker.Workers;
import io.modelmarket.runtime.worker.WorkersConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the story of the quarantine needs of its model, however fast the machine. */
@SuppressWarnings("NullAway.Init") // set before each test
class OverrunningModelTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ModelRef REF = new ModelRef("fragile/overrunning", "1.0.0", "0".repeat(64));

    @TempDir
    Path folder;

    private WorkersConfig config;

    @BeforeEach
    void write() throws IOException {
        config = WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC());
        Files.write(folder.resolve(Workers.MODEL_FILE), OverrunningModel.onnx().toByteArray());
    }

    @Test
    void isAcceptedForPublication() throws IOException {
        Inspection inspection =
                new Inspector(config, InspectionLimits.standard()).inspect(folder.resolve(Workers.MODEL_FILE));

        assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
    }

    @Test
    void answersFewNumbersAndDoesNotObeyWithMany() throws IOException {
        try (Workers workers = Workers.start(config)) {
            LoadedModel model =
                    workers.load("fragile", REF, folder).toCompletableFuture().join();

            assertThat(run(workers, model, 2, PATIENCE).join().outputs()).hasSize(1);
            assertThatThrownBy(run(workers, model, OverrunningModel.MANY, QuarantineStory.GIVEN_UP_AFTER)::join)
                    .hasCauseInstanceOf(RuntimeFailure.DeadlineExceeded.class);

            await().atMost(PATIENCE).until(() -> workers.status().getFirst().restarts() == 1);
        }
    }

    private static CompletableFuture<RunResult> run(Workers workers, LoadedModel model, int numbers, Duration time) {
        ByteBuffer data = ByteBuffer.allocate(numbers * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            data.putFloat(0.5f);
        }
        Tensor input = new Tensor("x", DataType.FP32, new long[] {numbers}, data.flip());
        return workers.run(model, List.of(input), Set.of(), time).toCompletableFuture();
    }
}
