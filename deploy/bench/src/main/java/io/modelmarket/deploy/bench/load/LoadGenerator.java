package io.modelmarket.deploy.bench.load;

import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Workload;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Carries out one order after the other on one event loop. */
final class LoadGenerator implements AutoCloseable {

    private final Path samples;
    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();

    LoadGenerator(Path samples) {
        this.samples = samples;
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
                    tally.silent(load.silentSince(tally.openedAt()));
                    load.stop();
                    report.complete(tally.report());
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
