package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.Await;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.ProcessRecord;
import io.modelmarket.deploy.stack.process.ShortRun;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of a market, as its own records name them. */
final class Processes {
    private static final Duration WORKER_START = Duration.ofMinutes(3);

    private final DataFolder folder;

    Processes(DataFolder folder) {
        this.folder = folder;
    }

    /** The process that the fault is done to. */
    ProcessHandle victim(Fault fault) {
        ProcessHandle part = of(fault.part());
        if (fault.target() == Fault.Target.PART) {
            return part;
        }
        List<ProcessHandle> workers = Await.until("a worker of " + fault.part().label(), WORKER_START, () -> {
            List<ProcessHandle> found = part.children()
                    .sorted(Comparator.comparingLong(ProcessHandle::pid))
                    .toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        });
        return workers.get(fault.pick() % workers.size());
    }

    /** The process of a part. */
    ProcessHandle of(PartName part) {
        return ProcessRecord.read(folder.record(part.label()))
                .flatMap(ProcessRecord::alive)
                .orElseThrow(() -> new StackException(part.label() + " does not run in " + folder.root()));
    }

    /** Stops it for so long, with all it started, but a data plane's workers, which have faults of their own. */
    static void freeze(ProcessHandle process, Duration hold) {
        freeze(process, () -> Load.pause(hold));
    }

    /** The same until something else is done. */
    static void freeze(ProcessHandle process, Runnable meanwhile) {
        List<Long> pids = new ArrayList<>(List.of(process.pid()));
        process.descendants()
                .filter(child -> child.info()
                        .command()
                        .filter(name -> name.endsWith("postgres"))
                        .isPresent())
                .forEach(child -> pids.add(child.pid()));
        Undo undo = Undo.by(() -> pids.forEach(pid -> signal("CONT", pid)));
        try {
            undo.unlessDone(() -> pids.forEach(pid -> signal("STOP", pid)));
            meanwhile.run();
        } finally {
            undo.close();
        }
    }

    private static void signal(String name, long pid) {
        // A child that has ended meanwhile needs none.
        run("kill -" + name, List.of("/bin/sh", "-c", "kill -" + name + " " + pid + " 2>/dev/null || true"));
    }

    /** Runs a program of the system to its end; fails with what it said when its status is not 0. */
    static void run(String what, List<String> command) {
        try {
            ShortRun.run(what, command, Map.of());
        } catch (IOException e) {
            throw new StackException("cannot run " + command + ": " + e.getMessage(), e);
        }
    }
}
