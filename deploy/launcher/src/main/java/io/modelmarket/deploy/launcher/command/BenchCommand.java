package io.modelmarket.deploy.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.launcher.bench.BenchOptions;
import io.modelmarket.deploy.launcher.bench.BenchOutcome;
import io.modelmarket.deploy.launcher.bench.BenchReport;
import io.modelmarket.deploy.launcher.bench.BenchResult;
import io.modelmarket.deploy.launcher.bench.Benchmark;
import io.modelmarket.deploy.launcher.bench.Benchmarks;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code market bench NAME}: one benchmark; exit code 1 when a target is missed. */
@Command(
        name = "bench",
        description = "Runs a benchmark; without a name, says which there are.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class BenchCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MarketOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            converter = Names.OfBenchmark.class,
            description = "Which benchmark.")
    private @Nullable Benchmark benchmark;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Option(names = "--quick", description = "Briefly, where the benchmark can: to see that all works.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PREFIX",
            description = "Only cases whose name begins so, where the benchmark can.")
    private @Nullable String only;

    @Option(
            names = "--models",
            paramLabel = "N",
            converter = WholeNumbers.Count.class,
            description = "How many models to make, where the benchmark does.")
    private int models;

    @Option(
            names = "--seed",
            paramLabel = "S",
            converter = WholeNumbers.Any.class,
            defaultValue = "1",
            description = "What they are made from: the same makes the same.")
    private long seed;

    @Option(
            names = "--first",
            paramLabel = "NUMBER",
            converter = WholeNumbers.CountOrNone.class,
            description = "The number of the first model of that seed, where the benchmark tries them.")
    private int first;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            converter = WholeNumbers.Count.class,
            description = "No model is begun after that, where the benchmark tries them.")
    private int minutes;

    @Option(names = "--direct", description = "hostile: without a market, and faster.")
    private boolean direct;

    @Option(
            names = "--events",
            paramLabel = "N",
            converter = WholeNumbers.LargeCount.class,
            description = "Events of usage, where the benchmark uses such.")
    private long events;

    @Option(
            names = "--subscriptions",
            paramLabel = "N",
            converter = WholeNumbers.Count.class,
            description = "Subscriptions of the month that is closed, where the benchmark closes one.")
    private int subscriptions;

    @Option(
            names = "--partners",
            paramLabel = "N",
            converter = WholeNumbers.Count.class,
            description = "Partners whose models they are to.")
    private int partners;

    @Option(
            names = "--lines",
            paramLabel = "N",
            converter = WholeNumbers.LargeCount.class,
            description = "About how many lines the report has that is made of it.")
    private long lines;

    @Spec
    private CommandSpec spec;

    public BenchCommand(MarketOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Benchmark wanted = benchmark;
        if (wanted == null) {
            Benchmarks.all()
                    .forEach(known ->
                            out.println(String.format(Locale.ROOT, "%-12s %s", known.name(), known.description())));
            return 0;
        }
        PrintWriter progress = spec.commandLine().getErr();
        String started = InstantSource.system().instant().toString();
        BenchOutcome outcome = wanted.run(options.folder(), wishes(), line -> {
            progress.println(line);
            progress.flush();
        });
        BenchReport report = new BenchReport(
                wanted.name(),
                BenchReport.commit(BuiltParts.find().root()),
                started,
                outcome.results(),
                outcome.notes());
        out.println(json ? JSON.writeValueAsString(report) : table(report, outcome));
        return report.allMet() ? 0 : 1;
    }

    private BenchOptions wishes() {
        return new BenchOptions(
                quick,
                only,
                new BenchOptions.Models(models, seed, first),
                events,
                new BenchOptions.Month(subscriptions, partners, lines),
                new BenchOptions.Hostile(direct, minutes));
    }

    private static String table(BenchReport report, BenchOutcome outcome) {
        return outcome.table() == null ? table(report) : outcome.table();
    }

    private static String table(BenchReport report) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%s at %s, %s%n%n", report.name(), report.commit(), report.startedAt()));
        for (BenchResult result : report.results()) {
            Boolean met = result.met();
            text.append(String.format(Locale.ROOT, "%-26s %10.1f %-5s", result.name(), result.value(), result.unit()));
            if (met != null) {
                text.append(String.format(Locale.ROOT, "  target %.1f  %s", result.target(), met ? "met" : "MISSED"));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
