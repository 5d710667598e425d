package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.BatchModels;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.model.ModelRef;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that fails has had the worker too. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
class FailedRunsTest {

    private static final int CALLS = 100;
    private static final long OUTSIDE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final List<String> answered = Collections.synchronizedList(new ArrayList<>());
    private Workers workers;
    private LoadedModel table;

    @BeforeEach
    void start() throws Exception {
        workers = Workers.on(group, WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC()));
        Path model = TestModels.write(folder.resolve("table"), BatchModels.table(8));
        table = workers.load("acme", new ModelRef("acme/table", "1.0.0", "0".repeat(64)), model)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        workers.close();
        var _ = group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void whoseRunsFailTakesTurnsLikeAnybody() throws Exception {
        List<CompletableFuture<?>> runs = group.next()
                .submit(() -> {
                    List<CompletableFuture<?>> asked = new ArrayList<>();
                    for (int i = 0; i < CALLS; i++) {
                        asked.add(ask(table, "failing", OUTSIDE));
                    }
                    for (int i = 0; i < CALLS; i++) {
                        asked.add(ask(table, "victim", 1));
                    }
                    return asked;
                })
                .get(60, TimeUnit.SECONDS);

        CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

        assertThat(failuresBeforeTheVictimsLast())
                .as("of %d that fail, answered before the victim's last", CALLS)
                .isLessThan(CALLS * 3 / 4);
    }

    /** Batches that fail are run a second time, one by one; both times count. */
    @Test
    void whatIsRunAgainOneByOneHasBeenRunBefore() throws Exception {
        LoadedModel batched = table.withMaxRows(4);
        List<CompletableFuture<?>> runs = group.next()
                .submit(() -> {
                    List<CompletableFuture<?>> asked = new ArrayList<>();
                    for (int i = 0; i < CALLS; i++) {
                        asked.add(ask(batched, "failing", OUTSIDE));
                    }
                    for (int i = 0; i < CALLS; i++) {
                        asked.add(ask(table, "victim", 1));
                    }
                    return asked;
                })
                .get(60, TimeUnit.SECONDS);

        CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

        assertThat(failuresBeforeTheVictimsLast()).isLessThan(CALLS * 3 / 4);
    }

    @Test
    void anInputThatAnOperatorRefusesIsToldFromWhatItCannotDo() throws Exception {
        Path file = TestModels.write(folder.resolve("widening"), BatchModels.widening());
        LoadedModel widening = workers.load("acme", new ModelRef("acme/widening", "1.0.0", "1".repeat(64)), file)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        assertThat(failure(table, OUTSIDE).ranNanos()).isPositive();
        assertThat(failure(widening, 1L << 50).ranNanos())
                .as("more memory than there is")
                .isZero();
    }

    private RuntimeFailure.ModelFailed failure(LoadedModel model, long index) throws Exception {
        RunRequest request = new RunRequest(model, List.of(BatchModels.index(index)), Set.of(), "caller", 0, PATIENCE);
        return CompletableFuture.supplyAsync(() -> workers.run(request).result(), group.next())
                .thenCompose(Function.identity())
                .handle((result, failure) -> (RuntimeFailure.ModelFailed)
                        (failure instanceof CompletionException wrapped ? wrapped.getCause() : failure))
                .get(60, TimeUnit.SECONDS);
    }

    private long failuresBeforeTheVictimsLast() {
        return answered.subList(0, answered.lastIndexOf("victim")).stream()
                .filter("failing"::equals)
                .count();
    }

    private CompletableFuture<?> ask(LoadedModel model, String account, long index) {
        RunRequest request = new RunRequest(model, List.of(BatchModels.index(index)), Set.of(), account, 0, PATIENCE);
        return workers.run(request)
                .result()
                .handle((result, failure) -> answered.add(account))
                .toCompletableFuture();
    }
}
