package io.modelmarket.deploy.bench.isolated;

import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.RunRequest;
import io.modelmarket.runtime.worker.RunResult;
import io.modelmarket.runtime.worker.Workers;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Callers on the workers' event loops, as requests are when they come in over the network. */
final class IsolatedCallers implements Callers {

    private static final String ACCOUNT = "bench";
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Workers workers;
    private final List<EventLoop> loops;
    private final LoadedModel model;
    private final List<Tensor> rows;

    /** Callers that send those rows, one in each request. */
    IsolatedCallers(Workers workers, List<EventLoop> loops, LoadedModel model, List<Tensor> rows) {
        this.workers = workers;
        this.loops = List.copyOf(loops);
        this.model = model;
        this.rows = List.copyOf(rows);
    }

    @Override
    public double throughput(int callers, long settleMillis, long measureMillis) {
        List<Circle> circles = new ArrayList<>();
        for (int i = 0; i < Math.min(callers, loops.size()); i++) {
            int share = callers / loops.size() + (i < callers % loops.size() ? 1 : 0);
            circles.add(new Circle(loops.get(i), share));
        }
        try {
            for (Circle circle : circles) {
                circle.loop.submit(circle::start).get();
            }
            TimeUnit.MILLISECONDS.sleep(settleMillis);
            List<Reading> before = readings(circles);
            TimeUnit.MILLISECONDS.sleep(measureMillis);
            List<Reading> after = readings(circles);
            for (Circle circle : circles) {
                circle.loop.submit(() -> circle.stopped = true).get();
            }
            double throughput = 0;
            for (int i = 0; i < circles.size(); i++) {
                throughput += after.get(i).perSecondSince(before.get(i));
            }
            return throughput;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        } catch (ExecutionException e) {
            throw new BenchFailure("a call failed: " + e.getMessage(), e);
        }
    }

    private static List<Reading> readings(List<Circle> circles) throws InterruptedException, ExecutionException {
        List<Reading> readings = new ArrayList<>();
        for (Circle circle : circles) {
            readings.add(circle.loop.submit(circle::read).get());
        }
        return readings;
    }

    /** How many answers a loop had at that time, by its own reading: on a busy machine it may be asked long before. */
    private record Reading(long answers, long nanos) {

        double perSecondSince(Reading before) {
            return (answers - before.answers) * NANOS_PER_SECOND / (nanos - before.nanos);
        }
    }

    /** The callers of one loop; used in that loop only. */
    private final class Circle {

        private final EventLoop loop;
        private final int callers;
        private long answers;
        private int next;
        private boolean stopped;
        private @Nullable Throwable failure;

        private Circle(EventLoop loop, int callers) {
            this.loop = loop;
            this.callers = callers;
        }

        private void start() {
            for (int i = 0; i < callers; i++) {
                call();
            }
        }

        private void call() {
            next = next + 1 == rows.size() ? 0 : next + 1;
            RunRequest request = new RunRequest(model, List.of(rows.get(next)), Set.of(), ACCOUNT, 0, DEADLINE);
            var _ = workers.run(request).result().whenComplete(this::take);
        }

        private void take(@Nullable RunResult result, @Nullable Throwable failed) {
            if (failed != null) {
                failure = failed;
            } else if (!stopped) {
                answers++;
                call();
            }
        }

        private Reading read() throws ExecutionException {
            if (failure != null) {
                throw new ExecutionException(failure);
            }
            return new Reading(answers, System.nanoTime());
        }
    }
}
