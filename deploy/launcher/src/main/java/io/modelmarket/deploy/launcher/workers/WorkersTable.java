package io.modelmarket.deploy.launcher.workers;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** Workers as people read them. */
public final class WorkersTable {

    private WorkersTable() {}

    /** Prints a line for each worker and those below it: its models, and what its sandbox lacks. */
    public static void print(PrintWriter out, WorkersReport report) {
        out.println();
        out.println(row("WORKER OF", "STATE", "PID", "MEMORY", "RESTARTS", "SINCE", "SANDBOX"));
        for (WorkersReport.Worker worker : report.workers()) {
            out.println(row(
                    worker.partner(),
                    worker.state().toLowerCase(Locale.ROOT),
                    worker.pid() == 0 ? "-" : Long.toString(worker.pid()),
                    worker.residentBytes() / (1 << 20) + " MiB",
                    Integer.toString(worker.restarts()),
                    Instant.parse(worker.since())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString(),
                    sandbox(worker.sandbox())));
            worker.models().forEach(model -> out.println("  " + model(model)));
        }
        out.println(
                row("spare", report.spares() + " started", "", "", "", "", "").stripTrailing());
        for (WorkersReport.Refused refused : report.refused()) {
            out.println(refused.consumer() + " may not call " + refused.model() + " " + refused.version() + " until "
                    + refused.until() + ": its calls were under way at " + refused.crashes() + " deaths of a worker");
        }
    }

    private static String model(WorkersReport.Model model) {
        String provider = model.provider().isEmpty() ? "" : " on " + model.provider();
        String crashes = model.crashes() == 0 ? "" : ", under way at " + model.crashes() + " deaths of a worker";
        return model.model() + " " + model.version() + provider + crashes;
    }

    private static String sandbox(WorkersReport.Sandbox sandbox) {
        return sandbox.whole() ? "whole" : sandbox.missing().stream().collect(Collectors.joining(", ", "without ", ""));
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-15s %-11s %8s %9s %9s  %-20s %s", (Object[]) cells);
    }
}
