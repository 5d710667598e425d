package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.runtime.inspect.InspectionLimits;
import io.modelmarket.runtime.inspect.Inspector;
import io.modelmarket.runtime.worker.WorkerDeath;
import io.modelmarket.runtime.worker.Workers;
import io.modelmarket.runtime.worker.WorkersConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All models of a seed, one after another, in this process; what they do is counted, and what is worth a look is kept.
 */
final class HostileRun {

    private static final InspectionLimits LIMITS =
            new InspectionLimits(64L << 20, Duration.ofSeconds(10), Duration.ofSeconds(5), 4L << 30);
    private static final int TELL_EVERY = 50;

    private final HostileOrder order;
    private final Grammar grammar;
    private final Tally tally;
    private final Consumer<String> progress;
    private volatile GeneratedModel present = new GeneratedModel(-1, "", new byte[0]);

    HostileRun(HostileOrder order, Consumer<String> progress) {
        this.order = order;
        this.grammar = new Grammar(order.seed());
        this.tally = order.tally("./market bench hostile --direct");
        this.progress = progress;
    }

    /** Tries those models. */
    Tally run(Turns turns) {
        Path work = order.folder().resolve("work");
        try (ExecutorService host = Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("host-", 0).factory());
                Workers workers = Workers.start(config(work).withListener(this::died))) {
            Trial trial = new Trial(new Inspector(config(work), LIMITS), workers, host, this::found);
            for (OptionalInt next = turns.next(); next.isPresent(); next = turns.next()) {
                int number = next.getAsInt();
                present = grammar.model(number);
                trial.of(
                        present,
                        Files.createDirectories(work.resolve("model-" + number)),
                        new Random(order.seed() ^ number));
                delete(work.resolve("model-" + number));
                if (turns.taken() % TELL_EVERY == 0) {
                    progress.accept(turns.taken() + " of " + turns.models() + " models");
                }
            }
            host.shutdownNow();
        } catch (IOException e) {
            throw new BenchFailure("the models cannot be tried in " + order.folder() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted");
        }
        return tally;
    }

    private static WorkersConfig config(Path work) {
        return WorkersConfig.in(work.resolve("workers"), InstantSource.system());
    }

    private void found(Finding finding, String detail) {
        tally.add(finding, detail, present);
    }

    /** Heard of a moment later, when another model may have had its turn. */
    private void died(WorkerDeath death) {
        GeneratedModel guilty = death.models().stream()
                .map(ref -> grammar.model(Trial.number(ref)))
                .findFirst()
                .orElse(present);
        tally.add(Finding.WORKER_DIED_SERVING, death.cause() + ", status " + death.exitStatus(), guilty);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
