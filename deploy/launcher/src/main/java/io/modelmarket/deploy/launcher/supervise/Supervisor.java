package io.modelmarket.deploy.launcher.supervise;

import io.modelmarket.deploy.launcher.part.MarketParts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.part.PortName;
import io.modelmarket.deploy.stack.process.Part;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs the parts of one market: all at once, each as soon as what it needs is ready. */
public final class Supervisor {
    private final MarketParts market;
    private final InstantSource clock;
    private final Consumer<PartStatus> listener;
    private final Map<PartName, SupervisedPart> parts = new EnumMap<>(PartName.class);
    private final List<Thread> threads = new ArrayList<>();
    private MarketStatus.Phase phase = MarketStatus.Phase.STARTING;
    private boolean stopped;

    /** A supervisor of these parts and of those they need. */
    public Supervisor(MarketParts market, Set<PartName> wanted, InstantSource clock, Consumer<PartStatus> listener) {
        this(market, wanted, clock, listener, market::part);
    }

    Supervisor(
            MarketParts market,
            Set<PartName> wanted,
            InstantSource clock,
            Consumer<PartStatus> listener,
            Function<PartName, Part> factory) {
        this.market = market;
        this.clock = clock;
        this.listener = listener;
        for (PartName name : PartName.values()) {
            if (wanted.stream().anyMatch(other -> other == name || needs(other, name))) {
                parts.put(name, supervised(name, factory.apply(name)));
            }
        }
    }

    private static boolean needs(PartName part, PartName other) {
        return part.needs().stream().anyMatch(need -> need == other || needs(need, other));
    }

    private SupervisedPart supervised(PartName name, Part part) {
        List<SupervisedPart> needs = parts.values().stream()
                .filter(other -> name.needs().contains(other.name()))
                .toList();
        int port = market.ports().get(name.ports().getFirst());
        return new SupervisedPart(name, part, port, needs, clock, this::changed);
    }

    /** Starts every part; answers at once. */
    public void start() {
        write();
        for (SupervisedPart part : parts.values()) {
            threads.add(
                    Thread.ofPlatform().name("supervise-" + part.name().label()).start(part));
        }
    }

    /** Waits until every part is ready or one has failed; answers whether all are ready. */
    public boolean awaitReady() {
        return parts.values().stream()
                .map(SupervisedPart::firstOutcome)
                .map(CompletableFuture::join)
                .allMatch(state -> state == PartState.READY);
    }

    /** Says in the status file where the launcher is. */
    public void enter(MarketStatus.Phase next) {
        synchronized (this) {
            phase = next;
        }
        write();
    }

    public synchronized MarketStatus status() {
        Map<String, Integer> ports = new TreeMap<>();
        for (PortName port : PortName.values()) {
            ports.put(port.label(), market.ports().get(port));
        }
        return new MarketStatus(
                ProcessHandle.current().pid(),
                market.stack().folder().root().toString(),
                phase,
                clock.millis(),
                market.urls(),
                ports,
                parts.values().stream().map(SupervisedPart::status).toList());
    }

    /** Stops all: first what rests on the foundations, then these. Safe to call twice. */
    public void stop() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        enter(MarketStatus.Phase.STOPPING);
        parts.values().forEach(SupervisedPart::announceStop);
        stopAll(part -> !part.name().foundation());
        stopAll(part -> part.name().foundation());
        threads.forEach(Supervisor::join);
        enter(MarketStatus.Phase.DOWN);
    }

    private void stopAll(Predicate<SupervisedPart> which) {
        List<Thread> stopping = parts.values().stream()
                .filter(which)
                .map(part -> Thread.ofPlatform().start(part::stop))
                .toList();
        stopping.forEach(Supervisor::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(PartStatus part) {
        write();
        listener.accept(part);
    }

    private synchronized void write() {
        status().write();
    }
}
