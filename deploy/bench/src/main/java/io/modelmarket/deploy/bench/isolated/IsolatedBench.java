package io.modelmarket.deploy.bench.isolated;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.modelmarket.deploy.bench.floor.FloorModel;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.result.Case;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.bench.sample.Workload;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.BatchTrials;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.WorkerLimits;
import io.modelmarket.runtime.worker.Workers;
import io.modelmarket.runtime.worker.WorkersConfig;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Isolated callers beside callers in process, in turn, in rounds. */
final class IsolatedBench {

    private static final List<SampleModel> MODELS = List.of(SampleModel.DIGITS_CNN, SampleModel.IRIS_MLP);
    private static final List<Integer> CALLERS = List.of(1, 8, 64);
    private static final int LOOPS = WorkerLimits.standard().connections();
    private static final long SETTLE_MILLIS = 200;
    private static final String DIGEST = "0".repeat(64);

    private final Path samples;
    private final Path folder;
    private final Length length;
    private final Consumer<String> progress;

    IsolatedBench(Path samples, Path folder, Length length, Consumer<String> progress) {
        this.samples = samples;
        this.folder = folder;
        this.length = length;
        this.progress = progress;
    }

    /** Measures those points whose name begins so. */
    List<Case> run(String only) {
        NioEventLoopGroup group = new NioEventLoopGroup(LOOPS);
        List<Case> cases = new ArrayList<>();
        try (Workers workers = Workers.on(group, WorkersConfig.in(folder, InstantSource.system()))) {
            List<EventLoop> loops = new ArrayList<>();
            group.forEach(loop -> loops.add((EventLoop) loop));
            for (SampleModel model : MODELS) {
                if (CALLERS.stream().anyMatch(callers -> label(model, callers).startsWith(only))) {
                    measure(workers, loops, model, only, cases);
                }
            }
            return cases;
        } catch (IOException | OrtException e) {
            throw new BenchFailure("the models cannot be run: " + e.getMessage(), e);
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private void measure(Workers workers, List<EventLoop> loops, SampleModel sample, String only, List<Case> cases)
            throws OrtException {
        Workload workload = Workload.load(sample, samples);
        List<byte[]> rows =
                workload.examples().stream().map(example -> example.raw(0)).toList();
        long[] shape = workload.shape().stream().mapToLong(Long::longValue).toArray();
        String input = sample.inputs().getFirst();
        LoadedModel loaded = new BatchTrials(workers)
                .of(workers.load("bench", new ModelRef(sample.label(), "1.0.0", DIGEST), sample.folder(samples))
                        .toCompletableFuture()
                        .join());
        progress.accept(sample.label() + ": at most " + loaded.maxRows() + " rows at once");
        try (FloorModel session =
                FloorModel.load(OrtEnvironment.getEnvironment(), sample.label(), sample.file(samples))) {
            Trio trio = new Trio(
                    new IsolatedCallers(workers, loops, loaded, tensors(input, shape, rows)),
                    new InProcessCallers(session, input, shape, rows, LOOPS, loaded.maxRows()),
                    new InProcessCallers(session, input, shape, rows, LOOPS, 1));
            for (int callers : CALLERS) {
                String label = label(sample, callers);
                if (label.startsWith(only)) {
                    List<IsolatedRound> rounds = rounds(trio, label, callers);
                    cases.addAll(IsolatedRound.cases(label, rounds));
                }
            }
        }
        workers.unload(loaded).toCompletableFuture().join();
    }

    private List<IsolatedRound> rounds(Trio trio, String label, int callers) {
        List<IsolatedRound> rounds = new ArrayList<>();
        // Once more than counted, because the first warms up.
        for (int round = 0; round <= length.rounds; round++) {
            IsolatedRound measured = new IsolatedRound(
                    trio.isolated.throughput(callers, SETTLE_MILLIS, length.measureMillis),
                    trio.inProcess.throughput(callers, SETTLE_MILLIS, length.measureMillis),
                    trio.unbatched.throughput(callers, SETTLE_MILLIS, length.measureMillis));
            if (round > 0) {
                rounds.add(measured);
                progress.accept(String.format(
                        Locale.ROOT,
                        "round %d  %-15s isolated %9.0f/s  in process %9.0f/s  in process, unbatched %9.0f/s",
                        round,
                        label,
                        measured.isolated(),
                        measured.inProcess(),
                        measured.unbatched()));
            }
        }
        return rounds;
    }

    private static String label(SampleModel model, int callers) {
        return model.label() + "/" + callers;
    }

    private static List<Tensor> tensors(String input, long[] shape, List<byte[]> rows) {
        return rows.stream()
                .map(row -> new Tensor(
                        input,
                        DataType.FP32,
                        shape,
                        ByteBuffer.allocateDirect(row.length).put(row).flip()))
                .toList();
    }

    /** How much is measured. */
    record Length(int rounds, long measureMillis) {}

    private record Trio(Callers isolated, Callers inProcess, Callers unbatched) {}
}
