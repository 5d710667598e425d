package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.demo.Seed;
import io.modelmarket.deploy.launcher.first.FirstStart;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.first.Welcome;
import io.modelmarket.deploy.launcher.part.MarketParts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.supervise.Launcher;
import io.modelmarket.deploy.launcher.supervise.MarketRun;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.launcher.supervise.Supervisor;
import io.modelmarket.deploy.stack.keycloak.Realm;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code market up}: starts all parts, makes the demo marketplace at the first start, and stays until told to stop. */
@Command(
        name = "up",
        description = "Starts the whole platform. In the foreground Ctrl-C stops it; -d returns when all is ready.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class UpCommand implements Callable<Integer> {
    private final MarketOptions options;

    @Option(
            names = {"-d", "--detach"},
            description = "Return when all is ready; the market goes on running.")
    private boolean detach;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            converter = Names.OfPart.class,
            description = "Start only these parts and what they need, and make no demo marketplace.")
    private List<PartName> only = List.of();

    @Option(names = "--detached", hidden = true, description = "Output goes to a log: tell no secrets.")
    private boolean detached;

    @Spec
    private CommandSpec spec;

    public UpCommand(MarketOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        DataFolder folder = options.folder();
        Optional<ProcessHandle> running = Launcher.of(folder);
        if (running.isPresent()) {
            throw MarketRun.alreadyRuns(folder, running.get());
        }
        PrintWriter out = spec.commandLine().getOut();
        return detach ? new DetachedUp(folder, only, out).run() : foreground(folder, out);
    }

    private int foreground(DataFolder folder, PrintWriter out) {
        MarketRun run =
                MarketRun.open(folder, wanted(), told -> out.println("  " + told), part -> Output.progress(out, part));
        CountDownLatch stopped = new CountDownLatch(1);
        Thread onSignal = new Thread(
                () -> {
                    out.println("stopping");
                    out.flush();
                    run.close();
                    stopped.countDown();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        run.supervisor().start();
        if (!bringUp(folder, run.parts(), run.supervisor(), out)) {
            return 1;
        }
        await(stopped);
        return 0;
    }

    private boolean bringUp(DataFolder folder, MarketParts parts, Supervisor supervisor, PrintWriter out) {
        if (!supervisor.awaitReady()) {
            spec.commandLine().getErr().println("market: not every part came up; see ./market logs PART");
            return false;
        }
        Realm realm = parts.stack().keycloak().realm();
        Optional<Seed.SeededKey> seeded = Optional.empty();
        if (only.isEmpty()) {
            supervisor.enter(MarketStatus.Phase.SEEDING);
            if (FirstStart.earlier(folder).isEmpty()) {
                out.println("  making the demo marketplace");
                out.flush();
            }
            try {
                seeded = Optional.of(FirstStart.seeded(folder, RunningMarket.at(parts.urls(), realm)));
            } catch (DemoFailure e) {
                spec.commandLine()
                        .getErr()
                        .println("market: the demo marketplace could not be made: " + e.getMessage());
                return false;
            }
        }
        supervisor.enter(MarketStatus.Phase.UP);
        out.println(detached ? "all is ready" : Welcome.text(parts.urls(), realm, seeded));
        out.flush();
        return true;
    }

    private Set<PartName> wanted() {
        if (only.isEmpty()) {
            return EnumSet.allOf(PartName.class);
        }
        Set<PartName> wanted = EnumSet.noneOf(PartName.class);
        for (PartName part : only) {
            wanted.add(part);
            wanted.addAll(part.needs());
        }
        return wanted;
    }

    private static void await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
