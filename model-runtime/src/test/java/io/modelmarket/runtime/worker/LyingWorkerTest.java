package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker says is believed as little as what a caller says. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
@Timeout(120)
class LyingWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Tensor ROW = floats("x", new long[] {1, 3}, 1, 2, 3);

    @TempDir
    Path folder;

    private final List<WorkerDeath> deaths = new CopyOnWriteArrayList<>();
    private Workers workers;

    @BeforeEach
    void start() throws Exception {
        WorkersConfig config = WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC());
        workers = Workers.start(LyingWorkers.of(config, Files.createDirectory(folder.resolve("program")))
                .withListener(deaths::add));
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other type",
                "other name",
                "twice",
                "one more",
                "nothing",
                "another request",
                "another message",
                "longer than its tensors",
                "longer than may be",
                "negative",
                "noise"
            })
    void whatNoWorkerOfOursSendsEndsItAndIsItsModelsFault(String lie) throws Exception {
        LoadedModel honest = LyingWorkers.load(workers, folder, "honest");
        LoadedModel lying = LyingWorkers.load(workers, folder, lie);

        assertThat(run(lying, "globex"))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RuntimeFailure.WorkerDied.class);

        await().atMost(PATIENCE).until(() -> !deaths.isEmpty());
        assertThat(deaths).singleElement().satisfies(death -> {
            assertThat(death.cause()).isEqualTo(WorkerDeath.Cause.BAD_ANSWER);
            assertThat(death.models()).containsExactly(lying.ref());
        });
        assertThat(run(honest, "globex")).succeedsWithin(PATIENCE);
    }

    /** ONNX Runtime itself lets a model answer so. */
    @ParameterizedTest
    @ValueSource(strings = {"other shape", "other rank"})
    void otherDimensionsThanTheSignaturesFailThatModelsRunsOnly(String lie) throws Exception {
        LoadedModel lying = LyingWorkers.load(workers, folder, lie);

        assertThat(run(lying, "globex"))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RuntimeFailure.ModelFailed.class)
                .withMessageContaining("output 'y' has shape [")
                .withMessageContaining("the signature says [rows, 3]");

        assertThat(Stream.generate(() -> run(lying.withMaxRows(4), "globex")).limit(8))
                .as("together, and then by itself")
                .allSatisfy(run -> assertThat(run)
                        .failsWithin(PATIENCE)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(RuntimeFailure.ModelFailed.class));
        assertThat(deaths).isEmpty();
    }

    @Test
    void whatIsAsPromisedIsPassedOn() throws Exception {
        LoadedModel honest = LyingWorkers.load(workers, folder, "honest");

        assertThat(run(honest, "globex"))
                .succeedsWithin(PATIENCE)
                .satisfies(result ->
                        assertThat(result.outputs().getFirst().shape()).containsExactly(1, 3));
    }

    private CompletableFuture<RunResult> run(LoadedModel model, String account) {
        return workers.run(new RunRequest(model, List.of(ROW), Set.of(), account, 0, PATIENCE))
                .result()
                .toCompletableFuture();
    }
}
