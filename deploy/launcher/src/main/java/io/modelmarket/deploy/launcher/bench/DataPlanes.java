package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.launcher.part.MarketParts;
import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.Ports;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Startup;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The running market's data plane and others beside it, which are stopped at the end. */
final class DataPlanes implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final List<ChildProcess> processes = new ArrayList<>();
    private final List<Part> further = new ArrayList<>();
    private final List<Market> markets = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private DataPlanes() {}

    /**
     * One more.
     *
     * @param settings environment variables of its own
     */
    record Further(String name, Map<String, String> settings) {

        Further {
            settings = Map.copyOf(settings);
        }
    }

    static DataPlanes start(DataFolder folder, Market market, List<Further> wanted, Consumer<String> progress) {
        MarketStatus status =
                MarketStatus.read(folder).orElseThrow(() -> new StackException("no market in " + folder.root()));
        MarketParts parts = new MarketParts(folder, MarketPorts.of(status.ports()));
        DataPlanes planes = new DataPlanes();
        planes.add("node-1", market);
        boolean started = false;
        try {
            for (Further each : wanted) {
                progress.accept("starting the data plane " + each.name());
                int http = Ports.free();
                int grpc = Ports.free();
                Part part = parts.furtherDataPlane(each.name(), http, grpc, each.settings());
                planes.processes.add(Startup.start(part, READY_WITHIN));
                planes.further.add(part);
                planes.add(each.name(), at(market, http, grpc));
            }
            started = true;
            return planes;
        } finally {
            if (!started) {
                planes.close();
            }
        }
    }

    /** The market as it is reached through each of them. */
    List<Market> markets() {
        return markets;
    }

    List<String> names() {
        return names;
    }

    /** Kills the last one, as {@code kill -9} does, and starts it again on its folder. */
    void killLast() {
        ChildProcess last = processes.removeLast();
        ProcessHandle.of(last.pid()).ifPresent(ProcessHandle::destroyForcibly);
        last.exit().join();
        last.clear();
        processes.add(Startup.start(further.getLast(), READY_WITHIN));
    }

    @Override
    public void close() {
        processes.forEach(ChildProcess::stop);
    }

    private void add(String name, Market market) {
        names.add(name);
        markets.add(market);
    }

    private static Market at(Market market, int http, int grpc) {
        return new Market(
                market.tenantService(),
                market.billing(),
                URI.create("http://127.0.0.1:" + http),
                "127.0.0.1:" + grpc,
                market.console(),
                market.tokens(),
                market.samples());
    }
}
