package io.modelmarket.deploy.stack.kafka;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.archive.InitialisedFolder;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.ChildSpec;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import io.modelmarket.deploy.stack.process.JavaCommand;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.Ports;
import io.modelmarket.deploy.stack.process.ShortRun;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/** One Kafka broker, its own controller, on loopback; whatever was acknowledged survives a kill of the process. */
public final class KafkaBroker implements Part {
    public static final String NAME = "kafka";
    private static final Duration GRACE = Duration.ofSeconds(6);

    private final DataFolder folder;
    private final int port;
    private final int controllerPort;
    private final BuiltParts parts;
    private final Optional<SignIn> signIn;
    private final Topics topics;

    /** One that lets everybody in. */
    public KafkaBroker(DataFolder folder, int port, int controllerPort, BuiltParts parts) {
        this(folder, port, controllerPort, parts, Optional.empty());
    }

    KafkaBroker(DataFolder folder, int port, int controllerPort, BuiltParts parts, Optional<SignIn> signIn) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
        this.parts = parts;
        this.signIn = signIn;
        this.topics =
                new Topics("127.0.0.1:" + port, signIn.map(SignIn::client).orElse(Map.of()), TopicLayout.ONE_BROKER);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The topics on this broker. */
    public Topics topics() {
        return topics;
    }

    @Override
    public ChildProcess launch() {
        Path home = folder.create().part(NAME);
        new InitialisedFolder(home).once(made -> {
            Files.writeString(made.resolve("cluster.id"), Uuid.randomUuid().toString());
            writeSettings(made);
            format(made);
        });
        writeSettings(home);
        List<String> flags = List.of("-Xms48m", "-Xmx160m", "-XX:MaxMetaspaceSize=96m");
        return ChildProcess.start(new ChildSpec(
                NAME,
                command(home, flags, List.of("kafka.Kafka", settings(home).toString())),
                Map.of(),
                folder,
                Ending.terminate(GRACE)));
    }

    @Override
    public boolean ready(ChildProcess process) {
        return process.alive()
                && Ports.taken(port)
                && topics.clusterId().filter(clusterId()::equals).isPresent();
    }

    private String clusterId() {
        try {
            return Files.readString(folder.part(NAME).resolve("cluster.id")).strip();
        } catch (IOException e) {
            throw new StackException(
                    "the Kafka data in " + folder.part(NAME) + " is damaged (cluster.id cannot be read); restore it"
                            + " from a backup, or start afresh with: market down --purge",
                    e);
        }
    }

    private static Path settings(Path home) {
        return home.resolve("server.properties");
    }

    private List<String> command(Path home, List<String> flags, List<String> main) {
        List<String> all = new ArrayList<>(flags);
        all.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        all.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        all.add("-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients=warn");
        all.add("-Dmarket.home=" + home);
        all.addAll(List.of("-cp", parts.part(NAME) + "/*"));
        all.addAll(main);
        return JavaCommand.small(all);
    }

    private void format(Path home) throws IOException {
        String cluster = Files.readString(home.resolve("cluster.id"));
        List<String> main = List.of(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                cluster,
                "-c",
                settings(home).toString());
        ShortRun.run("formatting Kafka's storage", command(home, List.of("-Xmx96m"), main), Map.of());
    }

    private void writeSettings(Path home) {
        try {
            Files.writeString(settings(home), BrokerSettings.text(port, controllerPort, home.resolve("log"), signIn));
        } catch (IOException e) {
            throw new StackException("cannot write " + settings(home) + ": " + e.getMessage(), e);
        }
    }
}
