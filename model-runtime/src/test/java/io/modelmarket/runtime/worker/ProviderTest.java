package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for of a graphics card where there is none is refused, or done without, and said. */
class ProviderTest {

    private static final Tensor ROW = floats("features", new long[] {1, 4}, 1, 2, 3, 4);

    @TempDir
    Path folder;

    @BeforeAll
    static void withoutACard() {
        assumeFalse(CudaDevice.isUsable(), "CudaWorkerTest asks the same where there is one");
    }

    @Test
    void withoutConfigurationItIsTheProcessor() throws Exception {
        try (RunningWorkers workers = RunningWorkers.in(folder, config -> config)) {
            LoadedModel iris = workers.loadTrained("acme", "iris-mlp");

            assertThat(workers.workers().status().getFirst().providers()).containsEntry(iris.ref(), "CPU");
        }
    }

    @Test
    void refusesWhereTheCardMustBeUsed() throws Exception {
        Provider card = new Provider.Cuda(0, 1L << 30, Provider.Fallback.REFUSE);
        try (RunningWorkers workers = RunningWorkers.in(folder, config -> config.withProviders(ref -> card))) {
            assertThatThrownBy(() -> workers.loadTrained("acme", "iris-mlp"))
                    .isInstanceOf(RuntimeFailure.ModelFailed.class)
                    .hasMessageContaining("CUDA 0 cannot be used");
            await().untilAsserted(() ->
                    assertThat(workers.workers().status()).as("left behind").isEmpty());
        }
    }

    @Test
    void goesOnOnTheProcessorWhereThatIsAllowedAndSaysSo() throws Exception {
        Provider card = new Provider.Cuda(1, 1L << 30, Provider.Fallback.CPU);
        try (RunningWorkers workers = RunningWorkers.in(folder, config -> config.withProviders(ref -> card))) {
            LoadedModel iris = workers.loadTrained("acme", "iris-mlp");

            assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
            WorkerStatus status = workers.workers().status().getFirst();
            assertThat(status.partner()).isEqualTo("acme");
            assertThat(status.providers().get(iris.ref())).startsWith("CPU (CUDA 1 cannot be used: ");
            ProcessHandle.of(status.pid()).orElseThrow().destroyForcibly();
            await().until(() -> workers.workers().status().getFirst().restarts() == 1);
            assertThat(workers.run(iris, ROW).outputs()).as("after a restart").hasSize(1);
        }
    }

    @Test
    void eachReleaseMayHaveItsOwnAndOneOnACardHasAWorkerOfItsOwn() throws Exception {
        Provider card = new Provider.Cuda(0, 1L << 30, Provider.Fallback.CPU);
        try (RunningWorkers workers = RunningWorkers.in(
                folder,
                config -> config.withSpares(1)
                        .withProviders(ref -> ref.model().endsWith("digits-cnn") ? card : Provider.CPU))) {
            LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
            LoadedModel digits = workers.loadTrained("acme", "digits-cnn");

            assertThat(workers.workers().status())
                    .hasSize(2)
                    .extracting(WorkerStatus::models)
                    .containsExactlyInAnyOrder(List.of(iris.ref()), List.of(digits.ref()));
            assertThat(workers.workers().status())
                    .extracting(WorkerStatus::partner)
                    .containsOnly("acme");
            assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
        }
    }

    @Test
    void aCardsDevicesAreThoseOfItsDriver() throws Exception {
        for (String name : List.of("nvidia0", "nvidiactl", "null", "dri")) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(Cards.devices(folder)).containsExactly(folder.resolve("nvidia0"), folder.resolve("nvidiactl"));
        assertThat(Cards.devices(folder.resolve("none"))).isEmpty();
    }

    @Test
    void itsLibrariesAreWhereTheLinkerIsToldToLook() {
        assertThat(Cards.folders(folder + ":relative::" + folder.resolve("none")))
                .containsExactly(folder);
        assertThat(Cards.folders("")).isEmpty();
    }
}
