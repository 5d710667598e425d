package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.launcher.first.FirstStart;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.first.Welcome;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.launcher.supervise.PartStatus;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.JavaCommand;
import io.modelmarket.deploy.stack.process.LogTail;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts {@code up} in a session of its own, tells how it goes, and leaves when all is ready. */
final class DetachedUp {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final String MAIN = "io.modelmarket.deploy.launcher.Main";
    private static final long POLL_MILLIS = 100;
    private static final int LINES_SHOWN = 20;

    private final DataFolder folder;
    private final List<PartName> only;
    private final PrintWriter out;
    private final Map<String, PartStatus> told = new HashMap<>();

    DetachedUp(DataFolder folder, List<PartName> only, PrintWriter out) {
        this.folder = folder.create();
        this.only = only;
        this.out = out;
    }

    int run() {
        Path log = folder.log("launcher");
        try {
            Process launcher = start(log);
            Optional<MarketStatus> up = follow(launcher);
            if (up.isEmpty()) {
                throw new StackException("the market did not come up; its launcher said (" + log + "):\n"
                        + LogTail.of(log, LINES_SHOWN));
            }
            out.println(
                    Welcome.text(up.get().urls(), RunningMarket.realm(folder, up.get()), FirstStart.earlier(folder)));
            out.flush();
            return 0;
        } catch (IOException e) {
            throw new StackException("cannot start the launcher: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private Process start(Path log) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(JavaCommand.java());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of("up", "--detached", "--data", folder.root().toString()));
        if (!only.isEmpty()) {
            command.addAll(List.of("--only", only.stream().map(PartName::label).collect(Collectors.joining(","))));
        }
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
    }

    private Optional<MarketStatus> follow(Process launcher) throws InterruptedException {
        while (!launcher.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            Optional<MarketStatus> status =
                    MarketStatus.read(folder).filter(found -> found.launcherPid() == launcher.pid());
            status.ifPresent(found -> found.parts().forEach(this::tell));
            if (status.filter(found -> found.phase() == MarketStatus.Phase.UP).isPresent()) {
                return status;
            }
        }
        return Optional.empty();
    }

    private void tell(PartStatus part) {
        PartStatus before = told.put(part.name(), part);
        if (before == null || before.state() != part.state()) {
            Output.progress(out, part);
        }
    }
}
