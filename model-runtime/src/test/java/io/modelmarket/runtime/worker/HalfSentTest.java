package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run whose inputs are on their way when its worker dies. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
@Timeout(120)
class HalfSentTest {

    /** More than is laid into shared memory, and than a socket takes while nobody reads. */
    private static final int BYTES = 16 << 20;

    @TempDir
    Path folder;

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private Workers workers;
    private LoadedModel identity;

    @BeforeEach
    void start() throws Exception {
        WorkersConfig config = WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC());
        workers = Workers.on(group, config.withAnswerMemory(4 * BYTES));
        Path model = TestModels.write(folder.resolve("identity"), TestModels.identity(DataType.UINT8, -1));
        identity = workers.load("acme", new ModelRef("acme/identity", "1.0.0", "0".repeat(64)), model)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        workers.close();
        var _ = group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void whatWasCancelledDoesNotComeBackWithTheNextWorker() throws Exception {
        ProcessHandle process =
                ProcessHandle.of(workers.status().getFirst().pid()).orElseThrow();
        signal("-STOP", process.pid());
        Run run = workers.run(request());
        awaitLoop();

        run.cancel().run();
        awaitLoop();
        assertThat(run.result().toCompletableFuture())
                .as("its inputs are in use")
                .isNotDone();
        process.destroyForcibly();

        assertThat(run.result().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RuntimeFailure.Cancelled.class);
    }

    @Test
    void whatIsStillWantedGoesToTheNextWorker() throws Exception {
        ProcessHandle process =
                ProcessHandle.of(workers.status().getFirst().pid()).orElseThrow();
        signal("-STOP", process.pid());
        Run run = workers.run(request());
        awaitLoop();

        process.destroyForcibly();

        assertThat(run.result().toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(60))
                .satisfies(result ->
                        assertThat(result.outputs().getFirst().byteSize()).isEqualTo(BYTES));
    }

    /** A run is sent by a task behind the one that takes it. */
    private void awaitLoop() throws Exception {
        for (int i = 0; i < 3; i++) {
            group.next().submit(() -> {}).get(60, TimeUnit.SECONDS);
        }
    }

    private RunRequest request() {
        Tensor input = new Tensor("x", DataType.UINT8, new long[] {BYTES}, ByteBuffer.allocate(BYTES));
        return new RunRequest(identity, List.of(input), Set.of(), "globex", 0, Duration.ofSeconds(60));
    }

    private static void signal(String which, long pid) throws Exception {
        Process kill = new ProcessBuilder("kill", which, Long.toString(pid)).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
