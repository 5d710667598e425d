package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.launcher.supervise.Launcher;
import io.modelmarket.deploy.stack.archive.UnpackedOnce;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Survivors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code market down}: stops everything cleanly and keeps the data, unless it shall be removed. */
@Command(name = "down", description = "Stops the platform; keeps its data.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DownCommand implements Callable<Integer> {
    private static final long LAUNCHER_GRACE_SECONDS = 25;
    /** Unpacked programs, shared by all markets of this repository; no data of anybody. */
    private static final String CACHE = "cache";

    private final MarketOptions options;

    @Option(names = "--purge", description = "Remove the data as well, after a question.")
    private boolean purge;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    public DownCommand(MarketOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        DataFolder folder = options.folder();
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(folder.root())) {
            out.println("nothing runs and nothing is kept in " + folder.root());
            return 0;
        }
        if (purge && !yes && !agreed(folder, out)) {
            out.println("kept everything as it is");
            return 1;
        }
        Optional<ProcessHandle> launcher = Launcher.of(folder);
        launcher.ifPresent(DownCommand::end);
        Survivors.end(folder).forEach(out::println);
        out.println(launcher.isPresent() ? "stopped" : "no market was running in " + folder.root());
        if (purge) {
            remove(folder);
            out.println("removed the data in " + folder.root());
        }
        return 0;
    }

    private static boolean agreed(DataFolder folder, PrintWriter out) {
        out.print("Remove all data of the market in " + folder.root() + "? Type yes: ");
        out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            return "yes".equals(in.readLine());
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(ProcessHandle launcher) {
        launcher.destroy();
        try {
            launcher.onExit().get(LAUNCHER_GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            launcher.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(DataFolder folder) {
        if (!Files.exists(folder.root().resolve("lock")) || !Files.isDirectory(folder.records())) {
            throw new StackException(folder.root() + " does not look like a market's data folder; nothing removed");
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder.root())) {
            for (Path entry : content) {
                if (entry.getFileName().toString().equals(CACHE)) {
                    continue;
                }
                if (Files.isDirectory(entry) && !Files.isSymbolicLink(entry)) {
                    UnpackedOnce.delete(entry);
                } else {
                    Files.delete(entry);
                }
            }
        } catch (IOException e) {
            throw new StackException("cannot remove " + folder.root() + ": " + e.getMessage(), e);
        }
    }
}
