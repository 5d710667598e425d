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
    private final Deque<ChildProcess> running = new ArrayDeque<>();

    private BareStack(Path folder) {
        this.stack = new Stack(new DataFolder(folder), StackPorts.free());
    }

    /** Starts all three in a folder of their own, on free ports. */
    public static BareStack start(Path folder) {
        BareStack bare = new BareStack(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Survivors.end(bare.stack.folder()), "bare-stack-end"));
        bare.running.push(Startup.start(new BarePostgres(bare.stack.postgres()), LIMIT));
        bare.running.push(Startup.start(bare.stack.kafka(), LIMIT));
        bare.running.push(Startup.start(bare.stack.keycloak(), LIMIT));
        return bare;
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
        return "http://127.0.0.1:" + stack.ports().keycloak();
    }

    /** The password of Keycloak's administrator, {@code admin}. */
    public String keycloakPassword() {
        return stack.secrets().get("keycloak.admin");
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
