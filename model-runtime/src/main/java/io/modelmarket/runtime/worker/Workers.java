package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.wire.AnswerMemory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
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

    /** How long the process of a model on a graphics card outlives its unloading, for runs under way. */
    private static final Duration LAST_RUNS = Duration.ofMinutes(1);

    private final WorkersConfig config;
    private final PartnerWorker.Shared shared;
    private final Runnable endLoops;
    private final Map<String, PartnerWorker> partners = new ConcurrentHashMap<>();
    private final AtomicLong models = new AtomicLong();
    private final RunCounters counters;

    private Workers(WorkersConfig config, PartnerWorker.Shared shared, Runnable endLoops) {
        this.config = config;
        this.shared = shared;
        this.endLoops = endLoops;
        this.counters = new RunCounters(config.clock());
    }

    /**
     * Workers ready to take models, with event loops of their own.
     *
     * @throws IOException when their folder cannot be used or the worker's classes cannot be found
     */
    public static Workers start(WorkersConfig config) throws IOException {
        NioEventLoopGroup group =
                new NioEventLoopGroup(config.limits().connections(), new DefaultThreadFactory("worker-lane", true));
        return start(config, group, () -> end(group));
    }

    /**
     * Workers ready to take models, whose runs go over that group's NIO event loops: a run asked for in one of them is
     * answered in it. The group must outlive the workers.
     *
     * @throws IOException when their folder cannot be used or the worker's classes cannot be found
     */
    public static Workers on(EventLoopGroup group, WorkersConfig config) throws IOException {
        return start(config, group, () -> {});
    }

    private static Workers start(WorkersConfig config, EventLoopGroup group, Runnable endLoops) throws IOException {
        List<NioEventLoop> loops = new ArrayList<>();
        for (EventExecutor loop : group) {
            if (!(loop instanceof NioEventLoop nio)) {
                throw new IllegalArgumentException("lanes need NIO event loops, which can watch any channel; "
                        + loop.getClass().getSimpleName() + " belongs to a native transport, so switch that off");
            }
            loops.add(nio);
        }
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("worker-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        WorkersConfig fitting = config.withLimits(config.limits()
                .withConnections(Math.min(loops.size(), config.limits().connections())));
        AnswerMemory answers = new AnswerMemory(config.answerMemory());
        return new Workers(
                fitting, new PartnerWorker.Shared(new WorkerLauncher(fitting, timer), timer, loops, answers), endLoops);
    }

    /** Removes what workers of a process that was killed left outside its folder, which is about to be removed too. */
    public static void removeLeftBy(Path folder) {
        InputFolders.removeLeftBy(folder);
    }

    /**
     * Loads {@value #MODEL_FILE} of that folder into the partner's worker. The file must stay, because it is loaded
     * again when the worker has to be restarted, and must be a regular file of its own: links are refused.
     */
    public CompletionStage<LoadedModel> load(String partner, ModelRef ref, Path folder) {
        if (shared.timer().isShutdown()) {
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
        long id = models.incrementAndGet();
        Provider provider = config.providers().of(ref);
        Place place = Place.of(partner, provider, id);
        CompletableFuture<LoadedModel> loaded = partners.computeIfAbsent(
                        place.name(), name -> new PartnerWorker(place, config, shared))
                .load(id, ref, file, provider);
        if (place.onCard()) {
            var _ = loaded.exceptionally(failure -> {
                end(place.name());
                return null;
            });
        }
        return loaded;
    }

    /** Forgets a model; runs under way finish. False when it was not loaded any more. */
    public CompletionStage<Boolean> unload(LoadedModel model) {
        counters.forget(model.ref());
        PartnerWorker worker = partners.get(model.worker());
        if (worker == null) {
            return CompletableFuture.completedFuture(false);
        }
        if (worker.isForOneModel() && !shared.timer().isShutdown()) {
            var _ = shared.timer().schedule(() -> end(model.worker()), LAST_RUNS.toMillis(), TimeUnit.MILLISECONDS);
        }
        return worker.unload(model);
    }

    /** Whether a model that was loaded is still: one that could not be loaded again after a restart is given up. */
    public boolean has(LoadedModel model) {
        PartnerWorker worker = partners.get(model.worker());
        return worker != null && worker.has(model);
    }

    /** Ends a worker that nobody needs any more, on a thread of its own, because that takes a moment. */
    private void end(String name) {
        PartnerWorker worker = partners.remove(name);
        if (worker != null) {
            Thread.ofPlatform().daemon().name("worker-end-" + name).start(() -> close(worker));
        }
    }

    /** Runs a model for nobody in particular, in a batch with nothing else; see {@link #run(RunRequest)}. */
    public CompletionStage<RunResult> run(
            LoadedModel model, List<Tensor> inputs, Set<String> outputs, Duration deadline) {
        return run(new RunRequest(model, inputs, outputs, "", 0, deadline)).result();
    }

    /** Runs a model. Answers in the thread it is called from, where that is one of the workers' event loops. */
    public Run run(RunRequest request) {
        return run(request, Lanes::submit);
    }

    /** The same for a run that is nobody's call: none waits behind it. */
    Run tryOut(RunRequest request) {
        return run(request, Lanes::tryOut);
    }

    private Run run(RunRequest request, BiFunction<Lanes, RunRequest, Run> way) {
        PartnerWorker worker = partners.get(request.model().worker());
        if (worker == null) {
            return failed(new RuntimeFailure.NotLoaded(request.model().ref(), "load it first"));
        }
        try {
            InputCheck.check(request.model().signature(), request.inputs(), request.outputs());
        } catch (RuntimeFailure.BadInput e) {
            return failed(e);
        }
        Run run = way.apply(worker.lanes(), request);
        counters.follow(request, run.result());
        return run;
    }

    /** What became of the runs of that release that were asked for by some account. */
    public RunStatistics statistics(ModelRef ref) {
        return counters.of(ref);
    }

    /** What became of those of one account. */
    public RunStatistics statistics(ModelRef ref, String account) {
        return counters.of(ref, account);
    }

    /** How each partner's worker is. */
    public List<WorkerStatus> status() {
        return partners.values().stream().map(PartnerWorker::status).toList();
    }

    /** How many started processes wait for whoever needs one next. */
    public int spares() {
        return shared.launcher().spares();
    }

    /** Ends all workers; what is under way fails. */
    @Override
    public void close() {
        partners.values().forEach(Workers::close);
        shared.timer().shutdownNow();
        endLoops.run();
        try {
            shared.launcher().close();
        } catch (IOException e) {
            LOG.warn("the workers' sockets remain", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(PartnerWorker worker) {
        try {
            worker.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(EventLoopGroup group) {
        var _ = group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    private static Run failed(RuntimeFailure failure) {
        return new Run(CompletableFuture.failedFuture(failure), () -> {});
    }
}
