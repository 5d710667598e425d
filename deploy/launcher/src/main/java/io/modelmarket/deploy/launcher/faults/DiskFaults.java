package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.Await;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Leaves a part no room on its disk for a while, and sees to it that the data plane refuses calls meanwhile. */
final class DiskFaults {
    /** Journal segments that are begun already have room; the next one must come. */
    private static final Duration NOTICED = Duration.ofSeconds(90);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int MOST_LIMIT_BYTES = 64 << 10;

    private final Path journal;
    private final Processes processes;
    private final Load load;

    DiskFaults(DataFolder folder, Processes processes, Load load) {
        this.journal = journal(folder);
        this.processes = processes;
        this.load = load;
    }

    /** Where the data plane of a market has its journal. */
    static Path journal(DataFolder folder) {
        return folder.part("node-1").resolve("journal");
    }

    /** Why the fault cannot be done here, if it cannot. */
    Optional<String> impossible(Fault fault) {
        return switch (fault.kind()) {
            case FILL_DISK ->
                SmallDisk.isOver(journal)
                        ? Optional.empty()
                        : Optional.of(
                                "the journal is on no small file system of its own, and filling " + journal
                                        + "'s would fill others' disk; a market made for this run gets one where mount is allowed");
            case LIMIT_FILES ->
                FileLimit.possible() ? Optional.empty() : Optional.of("this system has no prlimit program");
            case KILL, FREEZE, RESTART, RESTART_IN_REBALANCE, CUT_CONNECTIONS, CLOCK_AHEAD, CLOCK_BACK ->
                Optional.empty();
        };
    }

    /** Fills the journal's file system, and keeps it full. */
    String fill(Fault fault) {
        long before = load.refusedForTheDisk();
        try (Ballast ballast = Ballast.in(journal)) {
            hold(fault, before, ballast::grow);
        }
        return refused(before);
    }

    /** Has every write fail that is not at the very beginning of a file. */
    String limit(Fault fault) {
        long before = load.refusedForTheDisk();
        Undo undo = FileLimit.on(processes.of(fault.part()), fault.random().nextInt(MOST_LIMIT_BYTES));
        try {
            if (fault.part() == PartName.PLATFORM_API) {
                hold(fault, before, () -> {});
            } else {
                Load.pause(fault.hold());
            }
        } finally {
            undo.close();
        }
        return fault.part() == PartName.PLATFORM_API ? refused(before) : "";
    }

    /** Until it was noticed, and then for as long as the fault says. */
    private void hold(Fault fault, long before, Runnable each) {
        Await.until("a call to be refused for it: " + fault.label(), NOTICED, () -> {
            each.run();
            return load.refusedForTheDisk() > before ? Optional.of(true) : Optional.empty();
        });
        long end = System.nanoTime() + fault.hold().toNanos();
        while (System.nanoTime() < end) {
            Load.pause(LOOK_EVERY);
            each.run();
        }
    }

    private String refused(long before) {
        return "calls refused for the disk: " + (load.refusedForTheDisk() - before);
    }
}
