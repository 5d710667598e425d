package io.modelmarket.deploy.bench.load;

import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Workload;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Carries out one order after the other on one event loop. */
final class LoadGenerator implements AutoCloseable {

    private static final int LOOK_AGAIN_MILLIS = 10;

    private final Path samples;
    private final Duration patience;
    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();

    /**
     * A generator.
     *
     * @param patience how long after the measured time an answer to what was sent before its end is waited for
     */
    LoadGenerator(Path samples, Duration patience) {
        this.samples = samples;
        this.patience = patience;
    }

    /**
     * Loads a server and says what came of it.
     *
     * @param opened run when the measured time begins
     */
    LoadReport run(LoadOrder order, Runnable opened) {
        LoadOrder.Timing timing = order.timing();
        Workload workload = Workload.load(order.model(), samples);
        Tally tally = new Tally(timing.checkEvery());
        Load load = order.encoding() == Encoding.GRPC
                ? new GrpcLoad(order, workload, loop, tally)
                : new HttpLoad(order, workload, loop, tally);
        CompletableFuture<LoadReport> report = new CompletableFuture<>();
        loop.execute(() -> guarded(report, load::start));
        var opening = loop.schedule(
                () -> guarded(report, () -> {
                    tally.open(System.nanoTime());
                    opened.run();
                }),
                timing.warmUpMillis(),
                TimeUnit.MILLISECONDS);
        var closing = loop.schedule(
                () -> guarded(report, () -> {
                    tally.close(System.nanoTime());
                    load.finish();
                    awaitLast(load, tally, System.nanoTime() + patience.toNanos(), report);
                }),
                timing.warmUpMillis() + timing.measureMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return report.join();
        } finally {
            opening.cancel(false);
            closing.cancel(false);
        }
    }

    /**
     * Waits for the answers to what is under way. A flood of a slow model has more connections than are answered in a
     * round: its requests are slow, and have failed only if they fail.
     */
    private void awaitLast(Load load, Tally tally, long until, CompletableFuture<LoadReport> report) {
        long unanswered = load.waiting();
        if (unanswered > 0 && System.nanoTime() - until < 0) {
            var _ = loop.schedule(
                    () -> guarded(report, () -> awaitLast(load, tally, until, report)),
                    LOOK_AGAIN_MILLIS,
                    TimeUnit.MILLISECONDS);
            return;
        }
        tally.end(unanswered);
        load.stop();
        report.complete(tally.report());
    }

    private static void guarded(CompletableFuture<LoadReport> report, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            report.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
