package io.modelmarket.deploy.bench.hostile.market;

import io.modelmarket.deploy.bench.hostile.HostileReport;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.result.ServingReport.Row;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Example;
import io.modelmarket.deploy.bench.sample.Workload;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Somebody with a good model of another partner, who calls it some times a second from before the first hostile model
 * until after the last, in each encoding in turn, and looks at every answer.
 */
final class Neighbour implements Runnable {

    private static final long PAUSE_MILLIS = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int DIGITS = 3;

    private final Calls calls;
    private final Calls.Target target;
    private final Workload workload;
    private final Consumer<String> failed;
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Histogram latencies = new Histogram(LONGEST, DIGITS);

    Neighbour(Calls calls, Calls.Target target, Workload workload, Consumer<String> failed) {
        this.calls = calls;
        this.target = target;
        this.workload = workload;
        this.failed = failed;
    }

    @Override
    public void run() {
        List<Encoding> encodings = List.of(Encoding.values());
        List<Example> examples = workload.examples();
        try {
            for (int call = 0; !stopped.await(call == 0 ? 0 : PAUSE_MILLIS, TimeUnit.MILLISECONDS); call++) {
                call(encodings.get(call % encodings.size()), examples.get(call % examples.size()));
                first.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            first.countDown();
        }
    }

    /** Waits for its first call to be over: what is loaded for the first time is not compared with what runs. */
    void awaitFirst() {
        try {
            first.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /** Has it end after the call under way. */
    void stop() {
        stopped.countDown();
    }

    /** What was seen, once its run has ended. */
    List<Row> figures() {
        return List.of(
                HostileReport.figure("answers next door", (double) latencies.getTotalCount(), ""),
                HostileReport.figure("p50 next door", millis(latencies.getValueAtPercentile(50)), "ms"),
                HostileReport.figure("p99 next door", millis(latencies.getValueAtPercentile(99)), "ms"),
                HostileReport.figure("longest next door", millis(latencies.getMaxValue()), "ms"));
    }

    private void call(Encoding encoding, Example example) {
        long begun = System.nanoTime();
        try {
            Answer answer = calls.call(encoding, target, inputs(example), DEADLINE);
            if (!answer.isAnswered()) {
                failed.accept(encoding.label() + " was answered " + answer);
            } else if (!example.matches(answer.output().get())) {
                failed.accept(encoding.label() + " was answered with wrong numbers");
            } else {
                latencies.recordValue(Math.clamp(System.nanoTime() - begun, 0, LONGEST));
            }
        } catch (HostFailure e) {
            failed.accept(encoding.label() + ": " + e.getMessage());
        }
    }

    private List<Tensor> inputs(Example example) {
        long[] shape = workload.shape().stream().mapToLong(Long::longValue).toArray();
        return List.of(new Tensor(
                workload.model().inputs().getFirst(),
                DataType.valueOf(workload.model().datatype()),
                shape,
                ByteBuffer.wrap(example.raw(0))));
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
