package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.Await;
import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.launcher.faults.clock.MovedClock;
import io.modelmarket.deploy.launcher.part.MarketParts;
import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.stack.postgres.Databases;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/** Does faults to the market of a data folder and waits until the market has recovered. */
final class Injector {
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final String LAST_KILL = "kill -9 platform-api under the last calls";
    /** Some hundred events. */
    private static final int LEAST_UNSENT = 50_000;

    private final DataFolder folder;
    private final Load load;
    private final InstantSource clock;
    private final Processes processes;
    private final DiskFaults disks;

    Injector(DataFolder folder, Load load, InstantSource clock) {
        this.folder = folder;
        this.load = load;
        this.clock = clock;
        this.processes = new Processes(folder);
        this.disks = new DiskFaults(folder, processes, load);
    }

    /** Does it; how long it took from the fault's end until every part was ready and calls were answered again. */
    Suffered suffer(Fault fault) {
        Optional<String> impossible = disks.impossible(fault).or(() -> otherMonth(fault));
        if (impossible.isPresent()) {
            return new Suffered(fault.label(), 0, "SKIPPED: " + impossible.get());
        }
        Load.pause(fault.after());
        String note = happen(fault);
        long end = System.nanoTime();
        Await.until("every part to be ready after " + fault.label(), RECOVERY, this::recovered);
        Await.until(
                "calls to be answered after " + fault.label(),
                RECOVERY,
                () -> load.answeredSince(end) ? Optional.of(true) : Optional.empty());
        return new Suffered(fault.label(), secondsSince(end), note);
    }

    /**
     * Kills the data plane when what it has answered last is in its journal alone, for the broker stands still; ends
     * the load with it, and waits until every part is ready.
     */
    Suffered killAtTheEnd(UnsentJournal journal) {
        ProcessHandle victim = processes.of(PartName.PLATFORM_API);
        double[] unsent = new double[1];
        Processes.freeze(processes.of(PartName.KAFKA), () -> {
            long begun = System.nanoTime();
            unsent[0] = Await.until("answers that are in the journal alone", RECOVERY, () -> {
                double bytes = journal.unsentBytes();
                return bytes >= LEAST_UNSENT && load.answeredSince(begun) ? Optional.of(bytes) : Optional.empty();
            });
            victim.destroyForcibly();
            awaitEnd(LAST_KILL, victim);
        });
        load.close();
        long end = System.nanoTime();
        Await.until("every part to be ready after " + LAST_KILL, RECOVERY, this::recovered);
        return new Suffered(
                LAST_KILL,
                secondsSince(end),
                String.format(Locale.ROOT, "at least %.0f bytes of its journal were not sent", unsent[0]));
    }

    /** Until it is over; what there is to say of it. */
    private String happen(Fault fault) {
        ProcessHandle victim = processes.victim(fault);
        return switch (fault.kind()) {
            case KILL -> ended(fault, victim, victim::destroyForcibly);
            case RESTART -> ended(fault, victim, victim::destroy);
            case RESTART_IN_REBALANCE -> {
                Processes.freeze(processes.of(PartName.BILLING), fault.hold());
                yield ended(fault, victim, victim::destroy);
            }
            case FREEZE -> {
                Processes.freeze(victim, fault.hold());
                yield "";
            }
            case CUT_CONNECTIONS -> cutConnections(fault);
            case FILL_DISK -> disks.fill(fault);
            case LIMIT_FILES -> disks.limit(fault);
            case CLOCK_AHEAD, CLOCK_BACK -> moveClock(fault, victim);
        };
    }

    private static String ended(Fault fault, ProcessHandle victim, Runnable end) {
        end.run();
        awaitEnd(fault.label(), victim);
        return "";
    }

    private static void awaitEnd(String fault, ProcessHandle victim) {
        Await.until(
                fault + " to end the process", RECOVERY, () -> victim.isAlive() ? Optional.empty() : Optional.of(true));
    }

    private static double secondsSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis() / 1000.0;
    }

    private String cutConnections(Fault fault) {
        Databases databases = new MarketParts(folder, MarketPorts.of(status().ports()))
                .stack()
                .postgres()
                .databases();
        String role = fault.part().label().replace('-', '_');
        ConnectionCuts.Cut cut = new ConnectionCuts(databases, role).during(fault.hold(), fault.random());
        return cut.all() + " cut, " + cut.busy() + " of them at work";
    }

    private String moveClock(Fault fault, ProcessHandle victim) {
        Undo undo = Undo.by(() -> putRight(victim));
        try {
            undo.unlessDone(() -> MovedClock.of(victim, fault.clockAhead()));
            long begun = System.nanoTime();
            Load.pause(fault.hold());
            return load.answeredSince(begun) ? "calls answered meanwhile" : "no call answered meanwhile";
        } finally {
            undo.close();
        }
    }

    private static void putRight(ProcessHandle process) {
        if (process.isAlive()) {
            MovedClock.of(process, Duration.ZERO);
        }
    }

    /** Usage of another month would be right there, but could not be told from usage that is lost. */
    private Optional<String> otherMonth(Fault fault) {
        YearMonth now = YearMonth.from(clock.instant().atZone(FaultRun.ZONE));
        YearMonth seen = YearMonth.from(clock.instant().plus(fault.clockAhead()).atZone(FaultRun.ZONE));
        return now.equals(seen)
                ? Optional.empty()
                : Optional.of("that clock shows another month, which is compared by itself");
    }

    private Optional<Boolean> recovered() {
        MarketStatus status = status();
        status.parts().stream()
                .filter(part -> part.state().name().equals("FAILED"))
                .findFirst()
                .ifPresent(part -> {
                    throw new DemoFailure(part.name() + " was given up: " + part.message());
                });
        boolean alive = status.parts().stream()
                .allMatch(part -> ProcessHandle.of(part.pid())
                        .filter(ProcessHandle::isAlive)
                        .isPresent());
        return status.allReady() && alive ? Optional.of(true) : Optional.empty();
    }

    private MarketStatus status() {
        return MarketStatus.read(folder).orElseThrow(() -> new StackException("no market in " + folder.root()));
    }

    /**
     * A fault and the time until every part was ready and calls were answered again.
     *
     * @param recoverySeconds from the end of the fault
     * @param note what else there is to say of it; why it was skipped, if it was
     */
    record Suffered(String fault, double recoverySeconds, String note) {

        boolean skipped() {
            return note.startsWith("SKIPPED");
        }
    }
}
