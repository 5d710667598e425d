package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.InspectionReport.Warning;
import io.modelmarket.runtime.model.GeneratedInputs;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.BatchTrial;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.RunResult;
import io.modelmarket.runtime.worker.RuntimeFailure;
import io.modelmarket.runtime.worker.WorkerStatus;
import io.modelmarket.runtime.worker.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A model's first load and run, in a worker that has nothing else to lose. */
final class Probation {

    private static final String PARTNER = "probation";
    private static final long MAX_INPUT_BYTES = 64L << 20;
    private static final int MAX_NATIVE_TEXT = 400;

    private final Workers workers;
    private final Path folder;
    private final InspectionLimits limits;

    /** A probation of the file in that folder. */
    Probation(Workers workers, Path folder, InspectionLimits limits) {
        this.workers = workers;
        this.folder = folder;
        this.limits = limits;
    }

    Inspection run(ModelContents contents, List<Warning> warnings) throws IOException {
        ModelRef ref = new ModelRef("the model", "on probation", contents.sha256());
        LoadedModel model;
        try {
            model = await(workers.load(PARTNER, ref, folder));
        } catch (RuntimeFailure e) {
            return refusedLoad(e);
        }
        RuntimeFailure last = null;
        List<Warning> all = new ArrayList<>(warnings);
        List<List<Tensor>> candidates = GeneratedInputs.of(model.signature(), MAX_INPUT_BYTES);
        for (List<Tensor> inputs : candidates) {
            String where = "inputs " + inputs;
            try {
                await(workers.run(model, inputs, Set.of(), limits.runTimeout()));
                RunResult second = await(workers.run(model, inputs, Set.of(), limits.runTimeout()));
                if (last != null) {
                    all.add(new Warning("sizes", where, "it runs on these, but failed on " + candidates.getFirst()));
                }
                Duration latency = Duration.ofNanos(second.computeNanos());
                where = "inputs of several rows";
                return accepted(model, contents, latency, all);
            } catch (RuntimeFailure.ModelFailed e) {
                last = e;
            } catch (RuntimeFailure e) {
                return refusedRun(where, e);
            }
        }
        return last == null
                ? new Inspection.Refused(
                        "inputs", "model.onnx", "its inputs are so large that they cannot be sent in one request")
                : new Inspection.Refused(
                        "trial-run",
                        "model.onnx",
                        "it loads, but fails on one row of zeros, whatever the size of its free dimensions: "
                                + text(last));
    }

    private Inspection accepted(LoadedModel model, ModelContents contents, Duration latency, List<Warning> warnings) {
        long peak = peakBytes();
        BatchTrial.Outcome best = severalRows(model, latency);
        Measurements measured = new Measurements(
                model.loadTime(),
                latency,
                best.rows(),
                best.rows() == 1 ? latency : best.runTime(),
                Math.max(peak, peakBytes()));
        if (!best.whyAlone().isEmpty()) {
            warnings.add(new Warning("not-batched", "model.onnx", "requests are run one by one: " + best.whyAlone()));
        }
        warnIfNearTheLimits(measured, warnings);
        return new Inspection.Accepted(new InspectionReport(model.signature(), contents, measured, warnings));
    }

    /** One row is known to run in time; that many do not is no reason to refuse the file. */
    private BatchTrial.Outcome severalRows(LoadedModel model, Duration latency) {
        try {
            return BatchTrial.measure(workers, model, limits.runTimeout());
        } catch (RuntimeFailure.DeadlineExceeded e) {
            return new BatchTrial.Outcome(
                    1,
                    latency,
                    "some rows at once take more than " + limits.runTimeout().toSeconds() + " seconds");
        }
    }

    private void warnIfNearTheLimits(Measurements measured, List<Warning> warnings) {
        if (measured.loadTime().multipliedBy(2).compareTo(limits.loadTimeout()) > 0) {
            warnings.add(new Warning(
                    "slow-load", "model.onnx", "loading it takes more than half of the time there is for that"));
        }
        if (measured.runLatency().multipliedBy(2).compareTo(limits.runTimeout()) > 0) {
            warnings.add(new Warning(
                    "slow-run", "model.onnx", "one row takes more than half of the time there is for that"));
        }
        if (measured.peakBytes() > limits.memoryBytes() / 2) {
            warnings.add(new Warning(
                    "memory", "model.onnx", "it takes more than half of the memory that a worker may have"));
        }
    }

    private long peakBytes() {
        return workers.status().stream()
                .mapToLong(WorkerStatus::peakBytes)
                .max()
                .orElse(0);
    }

    private Inspection refusedLoad(RuntimeFailure failure) throws IOException {
        return switch (failure) {
            case RuntimeFailure.ModelFailed e -> new Inspection.Refused("load", "model.onnx", text(e));
            case RuntimeFailure.WorkerDied ignored ->
                new Inspection.Refused(
                        "crash", "model.onnx", "loading it kills the process that loads it; it cannot be published");
            case RuntimeFailure.DeadlineExceeded ignored ->
                new Inspection.Refused(
                        "load-time",
                        "model.onnx",
                        "it was not loaded within " + limits.loadTimeout().toSeconds() + " seconds");
            case RuntimeFailure.NotLoaded e -> throw new IOException(e.getMessage(), e);
            case RuntimeFailure.BadInput e -> throw new IOException(e.getMessage(), e);
            case RuntimeFailure.Overloaded e -> throw new IOException(e.getMessage(), e);
            case RuntimeFailure.Cancelled e -> throw new IOException(e.getMessage(), e);
        };
    }

    private Inspection refusedRun(String where, RuntimeFailure failure) throws IOException {
        return switch (failure) {
            case RuntimeFailure.WorkerDied ignored ->
                new Inspection.Refused(
                        "crash", where, "running it kills the process that runs it; it cannot be published");
            case RuntimeFailure.DeadlineExceeded ignored ->
                new Inspection.Refused(
                        "run-time",
                        where,
                        "one row was not answered within " + limits.runTimeout().toSeconds() + " seconds");
            case RuntimeFailure.ModelFailed e -> new Inspection.Refused("trial-run", where, text(e));
            case RuntimeFailure.NotLoaded e -> throw new IOException(e.getMessage(), e);
            case RuntimeFailure.BadInput e -> throw new IOException(e.getMessage(), e);
            case RuntimeFailure.Overloaded e -> throw new IOException(e.getMessage(), e);
            case RuntimeFailure.Cancelled e -> throw new IOException(e.getMessage(), e);
        };
    }

    /** What ONNX Runtime said, without our folders and at a readable length; it is the publisher's own model. */
    private String text(@Nullable RuntimeFailure failure) {
        if (!(failure instanceof RuntimeFailure.ModelFailed failed)) {
            return "";
        }
        String text = failed.nativeText()
                .replace(folder.toAbsolutePath().toString(), "")
                .replaceAll("/[^ ]*/(onnxruntime|onnx)/[^ ]*", "")
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= MAX_NATIVE_TEXT ? text : text.substring(0, MAX_NATIVE_TEXT) + "...";
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeFailure failure) {
                throw failure;
            }
            throw e;
        }
    }
}
