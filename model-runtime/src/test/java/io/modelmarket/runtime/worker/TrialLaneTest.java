package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is loaded and tried keeps no call of another one waiting, though there is one lane for calls. */
class TrialLaneTest {

    private static final Tensor ROW = floats("features", new long[] {1, 4}, 5.4f, 3.7f, 1.5f, 0.2f);
    private static final Duration TRIAL = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static RunningWorkers workers;

    @BeforeAll
    static void start() throws Exception {
        workers = RunningWorkers.in(
                folder, config -> config.withLimits(config.limits().withConnections(1)));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void callsOfOthersAreRunWhileASlowModelIsTried() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        LoadedModel slow = workers.load("acme", TestModels.infiniteLoop());
        CompletableFuture<Boolean> trial = CompletableFuture.supplyAsync(() -> tooSlow(slow));

        List<Long> waited = new ArrayList<>();
        while (!trial.isDone()) {
            waited.add(ask(iris).waitedNanos());
        }

        assertThat(trial.join()).isTrue();
        assertThat(waited).as("calls").hasSizeGreaterThan(10);
        assertThat(waited).allSatisfy(nanos -> assertThat(nanos).isLessThan(TRIAL.toNanos() / 2));
    }

    @Test
    void aTrialIsEndedWithItsWorkerAsCallsAre() throws Exception {
        LoadedModel slow = workers.load("globex", TestModels.infiniteLoop());
        Run trial = workers.workers()
                .tryOut(new RunRequest(
                        slow, List.of(floats("x", new long[] {1}, 1)), Set.of(), new Caller("", ""), 0, PATIENCE));

        trial.cancel().run();

        assertThat(trial.result().toCompletableFuture())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RuntimeFailure.Cancelled.class);
    }

    private static boolean tooSlow(LoadedModel model) {
        try {
            BatchTrial.measure(workers.workers(), model, TRIAL);
            return false;
        } catch (RuntimeFailure.DeadlineExceeded e) {
            return true;
        }
    }

    private static RunResult ask(LoadedModel model) {
        return workers.workers()
                .run(new RunRequest(model, List.of(ROW), Set.of(), "globex", 0, PATIENCE))
                .result()
                .toCompletableFuture()
                .join();
    }
}
