package io.modelmarket.deploy.launcher.supervise;

import io.modelmarket.deploy.launcher.part.MarketParts;
import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.FolderLock;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Survivors;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One run of a market by this process: the data folder is ours, nothing of an earlier run lives, the ports are free.
 */
public final class MarketRun implements AutoCloseable {
    private final FolderLock lock;
    private final MarketParts parts;
    private final Supervisor supervisor;

    private MarketRun(FolderLock lock, MarketParts parts, Supervisor supervisor) {
        this.lock = lock;
        this.parts = parts;
        this.supervisor = supervisor;
    }

    /** Takes the folder over; nothing is started yet. */
    public static MarketRun open(
            DataFolder folder, Set<PartName> wanted, Consumer<String> told, Consumer<PartStatus> listener) {
        Optional<ProcessHandle> running = Launcher.of(folder);
        if (running.isPresent()) {
            throw alreadyRuns(folder, running.get());
        }
        FolderLock lock = FolderLock.take(folder)
                .orElseThrow(() -> new StackException("another launcher is just starting in " + folder.root()));
        boolean opened = false;
        try {
            Launcher.record(folder);
            Survivors.end(folder).forEach(told);
            MarketPorts ports = MarketPorts.from(System::getenv);
            List<String> complaints = PortCheck.complaints(ports, wanted);
            if (!complaints.isEmpty()) {
                throw new StackException(String.join("\n", complaints));
            }
            MarketParts parts = new MarketParts(folder, ports);
            Supervisor supervisor = new Supervisor(parts, wanted, InstantSource.system(), listener);
            opened = true;
            return new MarketRun(lock, parts, supervisor);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** What to say to someone who wants to run a folder that already is run. */
    public static StackException alreadyRuns(DataFolder folder, ProcessHandle launcher) {
        return new StackException("a market already runs in " + folder.root() + " (launcher pid " + launcher.pid()
                + "); look at it with: ./market status, stop it with: ./market down");
    }

    public MarketParts parts() {
        return parts;
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    /** Stops all parts and gives the folder back. */
    @Override
    public void close() {
        supervisor.stop();
        lock.close();
    }
}
