package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.wire.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All workers of this process, one per partner, started when a partner's first model is loaded. Nothing here blocks the
 * caller; stages complete on threads of the workers, so what follows them must not block either. A stage that fails,
 * fails with a {@link RuntimeFailure}.
 */
public final class Workers implements AutoCloseable {

    /** The file in a model's folder that is loaded. */
    public static final String MODEL_FILE = "model.onnx";

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final WorkersConfig config;
    private final ScheduledThreadPoolExecutor timer;
    private final WorkerLauncher launcher;
    private final Map<String, PartnerWorker> partners = new ConcurrentHashMap<>();
    private final AtomicLong models = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    private Workers(WorkersConfig config, ScheduledThreadPoolExecutor timer, WorkerLauncher launcher) {
        this.config = config;
        this.timer = timer;
        this.launcher = launcher;
    }

    /**
     * Workers ready to take models.
     *
     * @throws IOException when their folder cannot be used or the worker's classes cannot be found
     */
    public static Workers start(WorkersConfig config) throws IOException {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("worker-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return new Workers(config, timer, new WorkerLauncher(config, timer));
    }

    /**
     * Loads {@value #MODEL_FILE} of that folder into the partner's worker. The file must stay, because it is loaded
     * again when the worker has to be restarted, and must be a regular file of its own: links are refused.
     */
    public CompletionStage<LoadedModel> load(String partner, ModelRef ref, Path folder) {
        if (timer.isShutdown()) {
            return CompletableFuture.failedFuture(new RuntimeFailure.NotLoaded(ref, "the runtime is shut down"));
        }
        Path file = folder.resolve(MODEL_FILE).toAbsolutePath();
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !Integer.valueOf(1).equals(Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS))) {
                return CompletableFuture.failedFuture(
                        new RuntimeFailure.NotLoaded(ref, "its file is missing or is a link"));
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read", file, e);
            return CompletableFuture.failedFuture(new RuntimeFailure.NotLoaded(ref, "its file cannot be read"));
        }
        return partners.computeIfAbsent(partner, name -> new PartnerWorker(name, config, launcher, timer))
                .load(models.incrementAndGet(), ref, file);
    }

    /** Forgets a model; runs under way finish. False when it was not loaded any more. */
    public CompletionStage<Boolean> unload(LoadedModel model) {
        PartnerWorker worker = partners.get(model.partner());
        return worker == null ? CompletableFuture.completedFuture(false) : worker.unload(model);
    }

    /**
     * Runs a model. The inputs' bytes must be left alone until the stage completes.
     *
     * @param requestedOutputs names of outputs; empty for all
     * @param deadline from now, waiting included; past it the run is asked to stop, and if it does not, its worker is
     *     killed
     */
    public CompletionStage<RunResult> run(
            LoadedModel model, List<Tensor> inputs, Set<String> requestedOutputs, Duration deadline) {
        PartnerWorker worker = partners.get(model.partner());
        if (worker == null) {
            return CompletableFuture.failedFuture(new RuntimeFailure.NotLoaded(model.ref(), "load it first"));
        }
        try {
            InputCheck.check(model.signature(), inputs, requestedOutputs);
        } catch (RuntimeFailure.BadInput e) {
            return CompletableFuture.failedFuture(e);
        }
        Message.Run message = new Message.Run(model.id(), List.copyOf(requestedOutputs), List.copyOf(inputs));
        RunJob job = new RunJob(requests.incrementAndGet(), model, message, deadline);
        worker.submit(job, deadline);
        return job.result();
    }

    /** How each partner's worker is. */
    public List<WorkerStatus> status() {
        return partners.values().stream().map(PartnerWorker::status).toList();
    }

    /** Ends all workers; what is under way fails. */
    @Override
    public void close() {
        for (PartnerWorker worker : partners.values()) {
            try {
                worker.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        timer.shutdownNow();
        try {
            launcher.close();
        } catch (IOException e) {
            LOG.warn("the workers' sockets remain", e);
        }
    }
}
