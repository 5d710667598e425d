package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.tensor.Tensor;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One consumer asks ten times as much as another, over all lanes where the other has one. What is looked at is who was
 * answered before whom, not how long it took, so that it is the same on a busy machine; the worker's program says of
 * each run that it took a microsecond.
 */
@SuppressWarnings("NullAway.Init") // fields are set before each test
@Timeout(180)
class FloodTest {

    private static final int LANES = 2;
    private static final int VICTIMS = 4;
    private static final int FLOODS = 10 * VICTIMS;
    private static final int CALLS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Tensor ROW = floats("x", new long[] {1, 3}, 1, 2, 3);

    @TempDir
    Path folder;

    private final NioEventLoopGroup group = new NioEventLoopGroup(LANES);
    private final List<EventExecutor> loops = new ArrayList<>();
    private final List<AtomicInteger> answeredIn = List.of(new AtomicInteger(), new AtomicInteger());
    private Workers workers;
    private LoadedModel model;
    private volatile boolean flooding;

    @BeforeEach
    void start() throws Exception {
        group.forEach(loops::add);
        WorkersConfig config = WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC());
        workers = Workers.on(
                group,
                LyingWorkers.of(
                        config.withLimits(config.limits().withConnections(LANES)),
                        Files.createDirectory(folder.resolve("program"))));
        model = LyingWorkers.load(workers, folder, "honest");
    }

    @AfterEach
    void stop() {
        flooding = false;
        workers.close();
        var _ = group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void aVictimsCallsWaitForFewOfAFloodsAndItsLaneIsMostlyItsOwn() throws Exception {
        Victim alone = victim();
        alone.done.get(60, TimeUnit.SECONDS);
        flood();

        Victim flooded = victim();
        flooded.done.get(60, TimeUnit.SECONDS);

        assertThat(flooded.behind(0.99))
                .as(
                        "answers in its lane while a call waits, of a hundred calls at most one has more; alone %d",
                        alone.behind(0.99))
                .isLessThanOrEqualTo(3 * alone.behind(0.99) + 4);
        assertThat(flooded.inItsLane - CALLS)
                .as("of the flood's, answered in the victim's lane beside %d of the victim's", CALLS)
                .isLessThan(CALLS * 3 / 4);
    }

    private Victim victim() {
        Victim victim = new Victim();
        loops.getFirst().execute(victim::begin);
        return victim;
    }

    /** Goes on until the test is over; returns when it is under way in each lane. */
    private void flood() throws Exception {
        flooding = true;
        int[] before = answeredIn.stream().mapToInt(AtomicInteger::get).toArray();
        for (int lane = 0; lane < LANES; lane++) {
            int own = lane;
            loops.get(lane).execute(() -> {
                for (int i = 0; i < FLOODS; i++) {
                    floodOnce(own);
                }
            });
        }
        for (int lane = 0; lane < LANES; lane++) {
            AtomicInteger answered = answeredIn.get(lane);
            int most = before[lane] + 10 * FLOODS;
            await().atMost(PATIENCE).until(() -> answered.get() > most);
        }
    }

    private void floodOnce(int lane) {
        var _ = ask("flood").whenComplete((result, failure) -> {
            answeredIn.get(lane).incrementAndGet();
            if (flooding && failure == null) {
                floodOnce(lane);
            }
        });
    }

    private CompletableFuture<RunResult> ask(String account) {
        return workers.run(new RunRequest(model, List.of(ROW), Set.of(), account, 0, PATIENCE))
                .result()
                .toCompletableFuture();
    }

    /** Has some calls waiting at any time, all in the first lane, in whose thread it lives. */
    private final class Victim {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final List<Integer> behind = new ArrayList<>();
        private int asked;
        private int before;
        private int inItsLane;

        void begin() {
            before = answeredIn.getFirst().get();
            for (int i = 0; i < VICTIMS; i++) {
                askOnce();
            }
        }

        private void askOnce() {
            asked++;
            int since = answeredIn.getFirst().get();
            var _ = ask("victim").whenComplete((result, failure) -> {
                int now = answeredIn.getFirst().incrementAndGet();
                behind.add(now - since);
                if (failure != null) {
                    done.completeExceptionally(failure);
                } else if (behind.size() == CALLS) {
                    inItsLane = now - before;
                    done.complete(null);
                } else if (asked < CALLS) {
                    askOnce();
                }
            });
        }

        /** So many answers came in its lane, its own included, until that part of its calls had each been answered. */
        int behind(double part) {
            return behind.stream().sorted().toList().get((int) (part * CALLS) - 1);
        }
    }
}
