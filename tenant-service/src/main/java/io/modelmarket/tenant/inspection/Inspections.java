package io.modelmarket.tenant.inspection;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.runtime.artifact.ArtifactStore;
import io.modelmarket.runtime.artifact.ReadArtifact;
import io.modelmarket.runtime.inspect.Inspection;
import io.modelmarket.runtime.inspect.InspectionLimits;
import io.modelmarket.runtime.inspect.Inspector;
import io.modelmarket.runtime.worker.WorkersConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Looks at files that are to be published, a few at a time. Takes seconds and must not run within a transaction: a
 * database connection would wait for a process that may hang.
 */
@ApplicationScoped
public class Inspections {

    private static final Logger LOG = Logger.getLogger(Inspections.class);

    private final InspectionConfig config;
    private final ArtifactStore store;
    private final Inspector inspector;
    private final Semaphore slots;

    @Inject
    Inspections(InspectionConfig config, ArtifactStore store, InstantSource clock) {
        this.config = config;
        this.store = store;
        this.inspector = new Inspector(
                WorkersConfig.in(config.folder().orElseGet(Inspections::systemFolder), clock),
                new InspectionLimits(
                        config.maxBytes().asLongValue(),
                        config.loadTimeout(),
                        config.runTimeout(),
                        config.memory().asLongValue()));
        this.slots = new Semaphore(config.slots(), true);
    }

    /** Judges a stored file by its digest. */
    public Verdict judge(String sha256) {
        takeSlot();
        try {
            return withinTheDeadline(sha256);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        } catch (ExecutionException | TimeoutException e) {
            LOG.errorf(e, "inspection of %s failed for a reason of ours", sha256);
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "the inspection could not be carried out; submit the release again later");
        } finally {
            slots.release();
        }
    }

    /** A thread of its own for each, so that one that never comes back keeps neither the caller nor the slot. */
    private Verdict withinTheDeadline(String sha256) throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<Verdict> task = new FutureTask<>(() -> inspect(sha256));
        Thread.ofPlatform().daemon().name("inspection-" + sha256).start(task);
        try {
            return task.get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            task.cancel(true);
        }
    }

    private Verdict inspect(String sha256) throws IOException {
        try (ReadArtifact file = store.read(sha256)) {
            return switch (inspector.inspect(file.path())) {
                case Inspection.Accepted(var report) -> new Verdict.Accepted(InspectedModel.of(report));
                case Inspection.Refused(var rule, var where, var detail) -> new Verdict.Refused(rule, where, detail);
            };
        }
    }

    private void takeSlot() {
        try {
            if (!slots.tryAcquire(config.slotWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "many releases are being inspected just now; submit again in a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
    }

    private static ProblemException stopping() {
        return new ProblemException(ProblemType.UNAVAILABLE, "the service is stopping; submit again in a minute");
    }

    private static Path systemFolder() {
        try {
            return Files.createTempDirectory("modelmarket-inspection");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder to inspect models in", e);
        }
    }
}
