package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.BufferedReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short call may ask for a long answer; one that is too long fails, and nothing else does. */
@Timeout(120)
class LargeAnswersTest {

    private static final int MEMORY = 8 << 20;
    private static final int FITS = 3 << 20;

    @TempDir
    Path folder;

    @Test
    void whatIsLongerThanAnAnswerMayBeFailsInTheWorker() throws Exception {
        try (RunningWorkers workers = RunningWorkers.in(
                folder,
                config -> config.withAnswerMemory(MEMORY)
                        .withLimits(config.limits().withConnections(1)))) {
            LoadedModel filling = workers.load("acme", TestModels.filling());
            long pid = workers.workers().status().getFirst().pid();

            assertThatThrownBy(() -> workers.run(filling, count(60 << 20)))
                    .isInstanceOf(RuntimeFailure.ModelFailed.class)
                    .hasMessageContaining("tensors of " + (240 << 20) + " bytes")
                    .hasMessageContaining("into a message of " + FITS);

            for (int i = 0; i < 8; i++) {
                assertThat(workers.run(filling, count(FITS / Float.BYTES))
                                .outputs()
                                .getFirst()
                                .byteSize())
                        .as("the memory of the answer before counts no more")
                        .isEqualTo(FITS);
            }
            assertThat(workers.workers().status().getFirst().pid()).isEqualTo(pid);
        }
    }

    /** The program is given more memory for answers than it has, so that its memory runs out while one comes. */
    @Test
    void whereThereIsNoMemoryForItTheLoopGoesOn() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:MaxDirectMemorySize=24m",
                NarrowProgram.class.getName(),
                folder.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process narrow = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = narrow.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("Overloaded");
            assertThat(out.readLine()).isEqualTo("answered 4 bytes");
            assertThat(narrow.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            narrow.destroyForcibly();
            Workers.removeLeftBy(folder.resolve("workers"));
        }
    }

    static Tensor count(long numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new Tensor(
                "count", DataType.INT64, new long[] {1}, bytes.putLong(numbers).flip());
    }
}
