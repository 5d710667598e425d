package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.worker.WorkerLimits;
import io.modelmarket.runtime.worker.Workers;
import io.modelmarket.runtime.worker.WorkersConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Looks at a file before it may be published: reads it in Java, asks every static rule, then has it loaded and run in a
 * worker of its own, which is thrown away. Blocks for seconds: call it where that is allowed.
 */
public final class Inspector {

    /** How many files are on probation at once; the others wait their turn. */
    private static final int AT_ONCE = 2;

    private final WorkersConfig workers;
    private final InspectionLimits limits;
    private final Rules rules;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private boolean swept;

    /** An inspector whose workers are started like those of that configuration, in folders below its folder. */
    public Inspector(WorkersConfig workers, InspectionLimits limits) {
        this(workers, limits, new Rules(limits.contents()));
    }

    /** An inspector that asks other static rules. */
    Inspector(WorkersConfig workers, InspectionLimits limits, Rules rules) {
        this.workers = workers;
        this.limits = limits;
        this.rules = rules;
    }

    /**
     * Judges that file, which is only read.
     *
     * @throws IOException when this machine fails, not the file
     */
    public Inspection inspect(Path model) throws IOException {
        return switch (ModelFile.read(model, limits.maxBytes())) {
            case ModelFile.Unreadable unreadable -> unreadable.why();
            case ModelFile.Parsed parsed -> judge(model, parsed);
        };
    }

    private Inspection judge(Path file, ModelFile.Parsed parsed) throws IOException {
        Optional<Inspection.Refused> broken = rules.firstBroken(parsed.model());
        if (broken.isPresent()) {
            return broken.get();
        }
        ModelContents contents = ContentsOf.model(parsed.model(), parsed.sha256(), parsed.bytes());
        turns.acquireUninterruptibly();
        try {
            return onProbation(file, contents, StaticWarnings.of(parsed.model()));
        } finally {
            turns.release();
        }
    }

    private Inspection onProbation(Path file, ModelContents contents, List<InspectionReport.Warning> warnings)
            throws IOException {
        Path all = workers.folder().resolve("probation");
        sweep(all);
        Path folder = all.resolve(UUID.randomUUID().toString().substring(0, 8));
        Files.createDirectories(folder);
        try {
            Path copy = Files.createDirectories(folder.resolve("model"));
            Files.copy(file, copy.resolve(Workers.MODEL_FILE));
            try (Workers thrownAway = Workers.start(config(folder))) {
                return new Probation(thrownAway, copy, limits).run(contents, warnings);
            }
        } finally {
            delete(folder);
        }
    }

    /** Removes, once, what a killed process left. */
    private synchronized void sweep(Path folder) throws IOException {
        if (!swept && Files.isDirectory(folder)) {
            try (Stream<Path> left = Files.list(folder)) {
                left.forEach(Workers::removeLeftBy);
            }
            delete(folder);
        }
        swept = true;
    }

    private WorkersConfig config(Path folder) {
        WorkerLimits bounds = workers.limits().withConnections(1).withLoadTimeout(limits.loadTimeout());
        return workers.withFolder(folder)
                .withJvm(workers.jvm().withAddressSpaceBytes(limits.memoryBytes()))
                .withLimits(bounds)
                .withSpares(0)
                .withListener(death -> {});
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
