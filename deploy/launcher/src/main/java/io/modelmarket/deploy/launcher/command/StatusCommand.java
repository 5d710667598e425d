package io.modelmarket.deploy.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelmarket.deploy.launcher.supervise.StatusReport;
import io.modelmarket.deploy.launcher.workers.WorkersReport;
import io.modelmarket.deploy.launcher.workers.WorkersTable;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code market status}: how each part and each worker stands; exit code 1 when a part is not ready. */
@Command(
        name = "status",
        description = "Each part: state, pid, port, version, memory, since; each worker: models, provider, sandbox."
                + " Exit 1 if a part is not ready.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final MarketOptions options;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public StatusCommand(MarketOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        DataFolder folder = options.folder();
        StatusReport report = StatusReport.of(folder, InstantSource.system());
        Optional<WorkersReport> workers = workers(report);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode whole = JSON.valueToTree(report);
            whole.set("workers", JSON.valueToTree(workers.orElse(null)));
            out.println(JSON.writeValueAsString(whole));
        } else {
            print(out, report);
            workers.ifPresent(each -> WorkersTable.print(out, each));
        }
        return report.ready() ? 0 : 1;
    }

    private static Optional<WorkersReport> workers(StatusReport report) {
        return Optional.ofNullable(report.urls())
                .filter(urls -> !report.parts().isEmpty())
                .flatMap(urls -> WorkersReport.of(URI.create(urls.platformApi())));
    }

    private static void print(PrintWriter out, StatusReport report) {
        out.println(report.summary());
        if (report.parts().isEmpty()) {
            return;
        }
        String row = "%-15s %-11s %8s %6s  %-16s %9s  %-20s %s";
        out.println(String.format(
                Locale.ROOT, row, "PART", "STATE", "PID", "PORT", "VERSION", "MEMORY", "SINCE", "RESTARTS"));
        for (StatusReport.Row part : report.parts()) {
            out.println(String.format(
                    Locale.ROOT,
                    row,
                    part.name(),
                    part.state().toLowerCase(Locale.ROOT),
                    part.pid() == 0 ? "-" : Long.toString(part.pid()),
                    part.port(),
                    part.version(),
                    part.memoryBytes() == 0 ? "-" : part.memoryBytes() / (1 << 20) + " MiB",
                    part.since(),
                    part.restarts()));
            if (part.message() != null) {
                out.println(
                        "                " + part.message().lines().findFirst().orElse(""));
            }
        }
        out.println(String.format(
                Locale.ROOT,
                "%-15s %-11s %8s %6s  %-16s %9s",
                "total",
                "",
                "",
                "",
                "",
                report.memoryBytes() / (1 << 20) + " MiB"));
    }
}
