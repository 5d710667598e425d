package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.runtime.inspect.Inspection;
import io.modelmarket.runtime.inspect.InspectionReport;
import io.modelmarket.runtime.inspect.Inspector;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.RuntimeFailure;
import io.modelmarket.runtime.worker.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * One model's way: inspected as an upload is, and if it passes, loaded by a worker that serves and run with odd inputs.
 */
final class Trial {

    private static final String PARTNER = "hostile";
    private static final int RUNS = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** No call of the host may take longer, whatever the model; its own limits are far below. */
    private static final Duration HANG = Duration.ofSeconds(90);

    private final Inspector inspector;
    private final Workers workers;
    private final ExecutorService host;
    private final BiConsumer<Finding, String> found;

    Trial(Inspector inspector, Workers workers, ExecutorService host, BiConsumer<Finding, String> found) {
        this.inspector = inspector;
        this.workers = workers;
        this.host = host;
        this.found = found;
    }

    /** Tries the model in that folder, which is empty. */
    void of(GeneratedModel model, Path folder, Random random) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve(Workers.MODEL_FILE), model.file());
        try {
            switch (host.submit(() -> inspector.inspect(file)).get(HANG.toSeconds(), TimeUnit.SECONDS)) {
                case Inspection.Refused refused -> found.accept(Finding.ofRefusal(refused.rule()), refused.rule());
                case Inspection.Accepted accepted -> {
                    found.accept(Finding.ACCEPTED, "");
                    serve(model, accepted.report(), folder, random);
                }
            }
        } catch (TimeoutException e) {
            found.accept(Finding.HUNG, "no answer within " + HANG.toSeconds() + " s");
        } catch (ExecutionException e) {
            found.accept(Finding.THREW, String.valueOf(e.getCause()));
        }
    }

    /** Which model that is. */
    static int number(ModelRef ref) {
        return Integer.parseInt(ref.model().substring((PARTNER + "/m").length()));
    }

    private void serve(GeneratedModel model, InspectionReport report, Path folder, Random random)
            throws InterruptedException, ExecutionException, TimeoutException {
        ModelRef ref = new ModelRef(
                PARTNER + "/m" + model.number(), "1.0.0", report.contents().sha256());
        LoadedModel loaded;
        try {
            loaded = await(workers.load(PARTNER, ref, folder).toCompletableFuture());
        } catch (RuntimeFailure e) {
            found.accept(Finding.NOT_LOADED, e.getMessage());
            return;
        }
        try {
            for (int run = 0; run < RUNS; run++) {
                run(loaded, OddInputs.of(loaded.signature(), random));
            }
        } finally {
            await(workers.unload(loaded).toCompletableFuture());
        }
    }

    private void run(LoadedModel model, List<Tensor> inputs)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (inputs.size() != model.signature().inputs().size()) {
            return;
        }
        try {
            await(workers.run(model, inputs, Set.of(), DEADLINE).toCompletableFuture());
            found.accept(Finding.ANSWERED, "");
        } catch (RuntimeFailure.DeadlineExceeded e) {
            found.accept(Finding.LATE, "");
        } catch (RuntimeFailure e) {
            found.accept(Finding.FAILED, "");
        }
    }

    private static <T> T await(CompletableFuture<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return stage.get(HANG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeFailure failure) {
                throw failure;
            }
            throw e;
        }
    }
}
