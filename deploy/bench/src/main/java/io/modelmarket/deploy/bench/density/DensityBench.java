package io.modelmarket.deploy.bench.density;

import io.modelmarket.deploy.bench.generate.SmallNet;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.RuntimeFailure;
import io.modelmarket.runtime.worker.WorkerStatus;
import io.modelmarket.runtime.worker.Workers;
import io.modelmarket.runtime.worker.WorkersConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Loads many small models into a few partners' workers, then calls them at random. One caller, one thing at a time. */
final class DensityBench {

    /** Few, because a worker of its own is what makes a partner expensive. */
    static final int PARTNERS = 4;

    /** Of ten models one more, with weights of a megabyte. */
    private static final int SMALL_FOR_A_MEDIUM = 10;

    private static final int MEDIUM_WIDTH = 512;
    private static final int CALLS_PER_MODEL = 20;
    private static final int TELL_EVERY = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final int models;
    private final long seed;
    private final Consumer<String> progress;
    private final DensityFigures figures = new DensityFigures();
    private final SplittableRandom random;

    DensityBench(int models, long seed, Consumer<String> progress) {
        this.models = models;
        this.seed = seed;
        this.progress = progress;
        this.random = new SplittableRandom(seed);
    }

    /** Measures, keeping its files in that folder. */
    DensityFigures run(Path folder) {
        if (models <= PARTNERS) {
            throw new BenchFailure("with " + PARTNERS + " partners there must be more than " + PARTNERS + " models");
        }
        progress.accept("making " + models + " models");
        try (Workers workers = Workers.start(WorkersConfig.in(folder.resolve("workers"), InstantSource.system()))) {
            List<SmallModels.SmallModel> files = SmallModels.write(folder.resolve("models"), models, PARTNERS, seed);
            List<LoadedModel> loaded = new ArrayList<>();
            for (SmallModels.SmallModel file : files.subList(0, PARTNERS)) {
                loaded.add(load(workers, file, true));
            }
            long before = memory(workers);
            for (SmallModels.SmallModel file : files.subList(PARTNERS, models)) {
                loaded.add(load(workers, file, false));
                if (loaded.size() % TELL_EVERY == 0) {
                    progress.accept(loaded.size() + " models loaded");
                }
            }
            long after = memory(workers);
            figures.memory(before, after, models - PARTNERS);
            loadMedium(workers, folder.resolve("medium"));
            callAtRandom(workers, loaded);
            return figures;
        } catch (IOException e) {
            throw new BenchFailure("the models cannot be made in " + folder + ": " + e.getMessage(), e);
        } catch (CompletionException e) {
            throw new BenchFailure("a model failed: " + e.getMessage(), e);
        }
    }

    /** Models as large as most tabular ones are, of which the file's size says what they should take. */
    private void loadMedium(Workers workers, Path folder) throws IOException {
        int count = Math.max(1, models / SMALL_FOR_A_MEDIUM);
        progress.accept("loading " + count + " of a megabyte");
        List<SmallModels.SmallModel> files =
                SmallModels.write(folder, count, PARTNERS, number -> SmallNet.model(seed + number, MEDIUM_WIDTH));
        long before = memory(workers);
        long bytes = 0;
        for (SmallModels.SmallModel file : files) {
            bytes += Files.size(file.folder().resolve(Workers.MODEL_FILE));
            call(
                    workers,
                    workers.load(file.partner(), file.ref(), file.folder())
                            .toCompletableFuture()
                            .join());
        }
        figures.medium(memory(workers) - before, bytes);
    }

    /** Loads it and has it answer once. */
    private LoadedModel load(Workers workers, SmallModels.SmallModel model, boolean withItsWorker) {
        long begun = System.nanoTime();
        LoadedModel loaded = workers.load(model.partner(), model.ref(), model.folder())
                .toCompletableFuture()
                .join();
        long ready = System.nanoTime();
        call(workers, loaded);
        long answered = System.nanoTime();
        if (withItsWorker) {
            figures.firstOfAWorker(answered - begun);
        } else {
            figures.loaded(ready - begun, answered - begun);
        }
        return loaded;
    }

    private void callAtRandom(Workers workers, List<LoadedModel> loaded) {
        int calls = CALLS_PER_MODEL * models;
        progress.accept("calling " + calls + " times");
        for (int i = 0; i < calls; i++) {
            LoadedModel model = loaded.get(random.nextInt(loaded.size()));
            long begun = System.nanoTime();
            boolean right = call(workers, model);
            figures.called(System.nanoTime() - begun, right);
        }
    }

    /** Whether the answer is three probabilities. */
    private boolean call(Workers workers, LoadedModel model) {
        ByteBuffer row =
                ByteBuffer.allocateDirect(SmallNet.FEATURES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (row.hasRemaining()) {
            row.putFloat(random.nextFloat());
        }
        Tensor input = new Tensor(SmallNet.INPUT, DataType.FP32, new long[] {1, SmallNet.FEATURES}, row.flip());
        try {
            Tensor output = workers.run(model, List.of(input), Set.of(), DEADLINE)
                    .toCompletableFuture()
                    .join()
                    .outputs()
                    .getFirst();
            return areProbabilities(output.data());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeFailure failure) {
                progress.accept(failure.getMessage());
                return false;
            }
            throw e;
        }
    }

    private static boolean areProbabilities(ByteBuffer numbers) {
        float sum = 0;
        while (numbers.hasRemaining()) {
            sum += numbers.getFloat();
        }
        return Math.abs(sum - 1) < 1e-3;
    }

    private static long memory(Workers workers) {
        return workers.status().stream()
                .mapToLong(WorkerStatus::pid)
                .map(SharedMemory::of)
                .sum();
    }
}
