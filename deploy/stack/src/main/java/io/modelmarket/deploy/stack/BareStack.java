package io.modelmarket.deploy.stack;

import io.modelmarket.deploy.stack.postgres.PostgresServer;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.Startup;
import io.modelmarket.deploy.stack.process.Survivors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * PostgreSQL, Kafka and Keycloak as somebody else runs them, for tests: in PostgreSQL there is nothing of the services,
 * in Kafka no topic; the realm that this Keycloak has is not the one to be made.
 */
public final class BareStack implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Stack stack;
    private final Stack keycloaks;
    private final Deque<ChildProcess> running = new ArrayDeque<>();

    private BareStack(Stack stack, Stack keycloaks) {
        this.stack = stack;
        this.keycloaks = keycloaks;
    }

    /** Starts all three in a folder of their own, on free ports. */
    public static BareStack start(Path folder) {
        Stack stack = in(folder);
        BareStack bare = new BareStack(stack, stack);
        bare.startBases();
        bare.running.push(Startup.start(stack.keycloak(), LIMIT));
        return bare;
    }

    /** Starts PostgreSQL and Kafka in a folder of their own, and takes the Keycloak that other tests use too. */
    public static BareStack start(Path folder, TestStack shared) {
        shared.require(StackPart.KEYCLOAK);
        BareStack bare = new BareStack(in(folder), shared.stack());
        bare.startBases();
        return bare;
    }

    private static Stack in(Path folder) {
        Stack stack = new Stack(new DataFolder(folder), StackPorts.free());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Survivors.end(stack.folder()), "bare-stack-end"));
        return stack;
    }

    private void startBases() {
        running.push(Startup.start(new BarePostgres(stack.postgres()), LIMIT));
        running.push(Startup.start(stack.kafka(), LIMIT));
    }

    /** PostgreSQL's address for its superuser, {@code postgres}. */
    public String postgresUrl() {
        return stack.postgres().databases().jdbcUrl("postgres");
    }

    /** The superuser's password. */
    public String postgresPassword() {
        return stack.postgres().databases().password("postgres");
    }

    public String brokers() {
        return stack.kafka().bootstrapServers();
    }

    public String keycloakUrl() {
        return "http://127.0.0.1:" + keycloaks.ports().keycloak();
    }

    /** The password of Keycloak's administrator, {@code admin}. */
    public String keycloakPassword() {
        return keycloaks.secrets().get("keycloak.admin");
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().stop();
        }
    }

    /** The server with what Keycloak needs in it, and no more. */
    private record BarePostgres(PostgresServer server) implements Part {

        @Override
        public String name() {
            return server.name();
        }

        @Override
        public ChildProcess launch() {
            return server.launch();
        }

        @Override
        public boolean ready(ChildProcess process) {
            return server.ready(process);
        }

        @Override
        public void settle() {
            server.databases().prepareForKeycloak();
        }
    }
}
