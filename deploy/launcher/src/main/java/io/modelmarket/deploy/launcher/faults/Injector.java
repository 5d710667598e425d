package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.Await;
import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.ProcessRecord;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Does faults to the market of a data folder and waits until the market has recovered. */
final class Injector {
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private final DataFolder folder;
    private final Load load;

    Injector(DataFolder folder, Load load) {
        this.folder = folder;
        this.load = load;
    }

    /** Does it; how long it took from the fault's end until every part was ready and calls were answered again. */
    Suffered suffer(Fault fault) {
        Load.pause(fault.after());
        ProcessHandle victim = victim(fault);
        switch (fault.kind()) {
            case KILL -> victim.destroyForcibly();
            case RESTART -> victim.destroy();
            case FREEZE -> freeze(victim, fault.hold());
            case RESTART_IN_REBALANCE -> {
                freeze(process(PartName.BILLING), fault.hold());
                victim.destroy();
            }
        }
        long end = System.nanoTime();
        if (fault.kind() != Fault.Kind.FREEZE) {
            Await.until(fault.label() + " to end the process", RECOVERY, () -> gone(victim));
        }
        Await.until("every part to be ready after " + fault.label(), RECOVERY, this::recovered);
        Await.until(
                "calls to be answered after " + fault.label(),
                RECOVERY,
                () -> load.answeredSince(end) ? Optional.of(true) : Optional.empty());
        return new Suffered(
                fault.label(), Duration.ofNanos(System.nanoTime() - end).toMillis() / 1000.0);
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

    private static Optional<Boolean> gone(ProcessHandle process) {
        return process.isAlive() ? Optional.empty() : Optional.of(true);
    }

    private ProcessHandle victim(Fault fault) {
        ProcessHandle part = process(fault.part());
        if (fault.target() == Fault.Target.PART) {
            return part;
        }
        List<ProcessHandle> workers = Await.until("a worker of " + fault.part().label(), RECOVERY, () -> {
            List<ProcessHandle> found = part.children()
                    .sorted(Comparator.comparingLong(ProcessHandle::pid))
                    .toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        });
        return workers.get(fault.pick() % workers.size());
    }

    private ProcessHandle process(PartName part) {
        return ProcessRecord.read(folder.record(part.label()))
                .flatMap(ProcessRecord::alive)
                .orElseThrow(() -> new StackException(part.label() + " does not run in " + folder.root()));
    }

    /** With all it started, but a data plane's workers, which have faults of their own. */
    private static void freeze(ProcessHandle process, Duration hold) {
        List<Long> pids = new ArrayList<>(List.of(process.pid()));
        process.descendants()
                .filter(child -> child.info()
                        .command()
                        .filter(name -> name.endsWith("postgres"))
                        .isPresent())
                .forEach(child -> pids.add(child.pid()));
        try {
            signal("STOP", pids);
            Load.pause(hold);
        } finally {
            signal("CONT", pids);
        }
    }

    private static void signal(String name, List<Long> pids) {
        String all = pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                throw new StackException("kill -" + name + " " + all + " does not end");
            }
        } catch (IOException e) {
            throw new StackException("cannot send " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /**
     * A fault and the time until every part was ready and calls were answered again.
     *
     * @param recoverySeconds from the end of the fault
     */
    record Suffered(String fault, double recoverySeconds) {}
}
