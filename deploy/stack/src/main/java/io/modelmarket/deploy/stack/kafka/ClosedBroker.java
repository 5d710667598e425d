package io.modelmarket.deploy.stack.kafka;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ports;
import io.modelmarket.deploy.stack.process.Startup;
import io.modelmarket.deploy.stack.process.Survivors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A broker of its own that nobody speaks to without signing in, for tests. */
public final class ClosedBroker implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final KafkaBroker broker;
    private final ChildProcess process;

    private ClosedBroker(KafkaBroker broker, ChildProcess process) {
        this.broker = broker;
        this.process = process;
    }

    /** Starts one in a folder of its own, on free ports. */
    public static ClosedBroker start(Path folder, SignIn signIn) {
        DataFolder ours = new DataFolder(folder);
        KafkaBroker broker = new KafkaBroker(ours, Ports.free(), Ports.free(), BuiltParts.find(), Optional.of(signIn));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Survivors.end(ours), "closed-broker-end"));
        return new ClosedBroker(broker, Startup.start(broker, LIMIT));
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The topics on it, by its sign-in. */
    public Topics topics() {
        return broker.topics();
    }

    @Override
    public void close() {
        process.stop();
    }
}
