package io.modelmarket.deploy.launcher.temporary;

import io.modelmarket.deploy.launcher.part.MarketParts;
import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.stack.archive.UnpackedOnce;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.ProcessFacts;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Startup;
import io.modelmarket.deploy.stack.process.Survivors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Some of a market's parts in a temporary folder on free ports. They end and the folder goes when this is closed, and
 * when this process is told to end; nothing of a running market is touched.
 */
public final class TemporaryMarket implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final String SET_SCOPE = "SELECT set_config('app.tenant', '*', false)";

    private final DataFolder folder;
    private final MarketParts parts;
    private final Map<PartName, ChildProcess> running = new ConcurrentHashMap<>();
    private final Thread onSignal = new Thread(this::end, "temporary-market-end");
    private volatile boolean ending;
    private boolean ended;

    private TemporaryMarket(Path folder) {
        this.folder = new DataFolder(folder).create();
        this.parts = new MarketParts(this.folder, MarketPorts.free());
    }

    /** One without any part; its folder's name begins with {@code name}. */
    public static TemporaryMarket make(String name) {
        try {
            TemporaryMarket market = new TemporaryMarket(Files.createTempDirectory(name));
            Runtime.getRuntime().addShutdownHook(market.onSignal);
            return market;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a part and waits until it is ready. */
    public void start(PartName name) {
        start(name, parts.part(name));
    }

    /** Starts billing with settings of its own, by their names in the environment. */
    public void startBilling(Map<String, String> settings) {
        start(PartName.BILLING, parts.billing(settings));
    }

    /** Stops a part, if it runs. */
    public void stop(PartName name) {
        Optional.ofNullable(running.remove(name)).ifPresent(ChildProcess::stop);
    }

    /** Processor time that a part's processes have used, ended ones too; nothing when the part does not run. */
    public Duration processorTime(PartName name) {
        return Optional.ofNullable(running.get(name))
                .flatMap(child -> ProcessHandle.of(child.pid()))
                .map(ProcessFacts::processorTime)
                .orElse(Duration.ZERO);
    }

    /** Which parts there could be, and where. */
    public MarketParts parts() {
        return parts;
    }

    /** The market's database as billing's owner, across tenants. */
    public Connection database() throws SQLException {
        Connection connection = parts.stack().postgres().databases().connect("modelmarket", "billing_owner");
        try (PreparedStatement scope = connection.prepareStatement(SET_SCOPE)) {
            scope.execute();
        }
        return connection;
    }

    private synchronized void start(PartName name, Part part) {
        if (ending) {
            throw new StackException("told to end");
        }
        running.put(name, Startup.start(part, START, () -> ending));
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // This process ends already; the hook finds that nothing is left to do.
            running.clear();
        }
    }

    /** A start under way gives up first, so that nothing begins after everything was ended. */
    private void end() {
        ending = true;
        endAll();
    }

    private synchronized void endAll() {
        if (!ended) {
            ended = true;
            Survivors.end(folder);
            try {
                UnpackedOnce.delete(folder.root());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
