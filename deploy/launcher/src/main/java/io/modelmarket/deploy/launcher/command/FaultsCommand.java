package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.launcher.faults.FaultReport;
import io.modelmarket.deploy.launcher.faults.FaultRun;
import io.modelmarket.deploy.launcher.faults.SmallDisk;
import io.modelmarket.deploy.launcher.instance.MarketInstance;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.archive.UnpackedOnce;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code market test faults}: exit code 1 when a fault made any two sides disagree. */
@Command(
        name = "faults",
        description = "Kills, stops and restarts a market's parts under load and compares all books afterwards.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class FaultsCommand implements Callable<Integer> {
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration STOP = Duration.ofMinutes(2);
    /** Small, so that a full disk is met soon: a segment's room is taken when it is begun. */
    private static final String JOURNAL_SEGMENT = "256K";

    private static final String ARCHIVE_EVERY = "10s";

    private final MarketOptions options;

    @Option(
            names = "--seed",
            paramLabel = "S",
            converter = WholeNumbers.Any.class,
            description = "Of the first round; each next has one more.")
    private long seed = 1;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = WholeNumbers.Count.class,
            description = "How many rounds; ${DEFAULT-VALUE} unless said.")
    private int rounds = 1;

    @Option(
            names = "--faults",
            paramLabel = "N",
            converter = WholeNumbers.Count.class,
            description = "The most faults of a round; all kinds unless said.")
    private int faults = Integer.MAX_VALUE;

    @Option(
            names = "--running",
            description = "Do it to the market that is up, and leave it up; else to one made for it.")
    private boolean running;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public FaultsCommand(MarketOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            FaultReport report = running ? onRunning() : onOwn();
            out.println(json ? report.json() : report.table());
            out.flush();
            return report.right() ? 0 : 1;
        } catch (DemoFailure e) {
            spec.commandLine().getErr().println("faults: " + e.getMessage());
            return 1;
        }
    }

    private FaultReport onRunning() {
        return run(options.folder()).run(seed, rounds, faults, () -> {});
    }

    private FaultReport onOwn() {
        Path data = ownFolder();
        MarketInstance market = new MarketInstance(data)
                .with("MARKET_JOURNAL_SEGMENT_SIZE", JOURNAL_SEGMENT)
                .with("MARKET_ARCHIVE_WRITE_EVERY", ARCHIVE_EVERY);
        SmallDisk disk = SmallDisk.forJournal(new DataFolder(data));
        Thread onSignal = market.downOnSignal(STOP, disk::close);
        mount(disk);
        tell("starting a market in " + data);
        boolean right = false;
        try {
            market.run(START, "up", "-d").succeeded();
            FaultReport report = run(new DataFolder(data)).run(seed, rounds, faults, () -> {
                market.run(STOP, "down").succeeded();
                market.run(START, "up", "-d").succeeded();
            });
            right = report.right();
            return report;
        } finally {
            market.run(STOP, "down");
            if (!right) {
                disk.keepIn(data.resolve("journal-of-the-small-disk"));
            }
            disk.close();
            Runtime.getRuntime().removeShutdownHook(onSignal);
            if (right) {
                remove(data);
            } else {
                tell("kept for study: " + data);
            }
        }
    }

    /** So that filling the journal's disk fills nobody else's; where it cannot be had, that fault is skipped. */
    private void mount(SmallDisk disk) {
        try {
            disk.mount();
        } catch (StackException e) {
            tell("the journal gets no small disk of its own: " + e.getMessage());
        }
    }

    private FaultRun run(DataFolder folder) {
        return new FaultRun(folder, InstantSource.system(), this::tell);
    }

    private static Path ownFolder() {
        Path parent = BuiltParts.find().root().resolve("target/faults");
        try {
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, "market-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path data) {
        try {
            UnpackedOnce.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(String line) {
        PrintWriter progress = spec.commandLine().getErr();
        progress.println(line);
        progress.flush();
    }
}
