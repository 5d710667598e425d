package io.modelmarket.deploy.bench.isolated;

import ai.onnxruntime.OrtException;
import io.modelmarket.deploy.bench.floor.FloorModel;
import io.modelmarket.deploy.bench.floor.FloorTensor;
import io.modelmarket.deploy.bench.process.BenchFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Callers that share threads with the session: a thread lays the waiting callers' rows one behind the other, runs them,
 * and hands each its own output. Nothing crosses a process or a thread.
 */
final class InProcessCallers implements Callers {

    private static final double NANOS_PER_SECOND = 1e9;

    private final FloorModel model;
    private final String input;
    private final long[] shape;
    private final List<byte[]> rows;
    private final int threads;
    private final int maxRows;
    private volatile boolean stopped;

    /**
     * Callers that send those rows.
     *
     * @param shape of one row, its first dimension 1
     * @param threads as many as the isolated callers have event loops
     * @param maxRows the most rows of one run
     */
    InProcessCallers(FloorModel model, String input, long[] shape, List<byte[]> rows, int threads, int maxRows) {
        this.model = model;
        this.input = input;
        this.shape = shape.clone();
        this.rows = List.copyOf(rows);
        this.threads = threads;
        this.maxRows = maxRows;
    }

    @Override
    public double throughput(int callers, long settleMillis, long measureMillis) {
        stopped = false;
        LongAdder answers = new LongAdder();
        try (ExecutorService running = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < Math.min(callers, threads); i++) {
                int share = callers / threads + (i < callers % threads ? 1 : 0);
                all.add(running.submit(() -> {
                    serve(share, answers);
                    return null;
                }));
            }
            TimeUnit.MILLISECONDS.sleep(settleMillis);
            long before = answers.sum();
            long begun = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(measureMillis);
            double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            long after = answers.sum();
            stopped = true;
            for (Future<?> each : all) {
                each.get();
            }
            return (after - before) / seconds;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        } catch (ExecutionException e) {
            throw new BenchFailure("a run failed: " + e.getMessage(), e);
        } finally {
            stopped = true;
        }
    }

    private void serve(int callers, LongAdder answers) throws OrtException {
        int together = Math.min(callers, maxRows);
        int bytes = rows.getFirst().length;
        ByteBuffer batch = ByteBuffer.allocateDirect(together * bytes).order(ByteOrder.nativeOrder());
        long[] dimensions = shape.clone();
        dimensions[0] = together;
        List<FloorTensor> tensors = List.of(new FloorTensor(input, batch, dimensions));
        int next = 0;
        while (!stopped) {
            batch.clear();
            for (int row = 0; row < together; row++) {
                next = next + 1 == rows.size() ? 0 : next + 1;
                batch.put(rows.get(next));
            }
            batch.flip();
            answers.add(
                    model.run(tensors, (values, given) -> cut(values, together)).size());
        }
    }

    private static List<float[]> cut(FloatBuffer values, int rows) {
        List<float[]> outputs = new ArrayList<>(rows);
        int length = values.remaining() / rows;
        for (int row = 0; row < rows; row++) {
            float[] output = new float[length];
            values.get(output);
            outputs.add(output);
        }
        return outputs;
    }
}
