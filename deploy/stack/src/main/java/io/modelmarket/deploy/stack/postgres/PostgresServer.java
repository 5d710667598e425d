package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.archive.InitialisedFolder;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.ChildSpec;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** PostgreSQL 18 on a loopback port, durable (fsync and synchronous commit on), every sign-in by SCRAM password. */
public final class PostgresServer implements Part {
    public static final String NAME = "postgres";
    private static final Duration GRACE = Duration.ofSeconds(6);
    private static final Map<String, String> PLAIN_LOCALE = Map.of("LC_ALL", "C", "TZ", "UTC");

    private final DataFolder folder;
    private final int port;
    private final Secrets secrets;
    private final BuiltParts parts;
    private final Databases databases;

    public PostgresServer(DataFolder folder, int port, Secrets secrets, BuiltParts parts) {
        this.folder = folder;
        this.port = port;
        this.secrets = secrets;
        this.parts = parts;
        this.databases = new Databases(port, secrets);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The databases, roles and schemas of this server. */
    public Databases databases() {
        return databases;
    }

    @Override
    public ChildProcess launch() {
        PostgresProgram program = PostgresProgram.unpacked(parts);
        new InitialisedFolder(folder.create().part(NAME)).once(made -> initialise(program, made.resolve("data")));
        Path data = cluster();
        refuseDamage(data);
        PostmasterFile.clear(data, folder);
        writeAccessRules(data);
        return ChildProcess.start(new ChildSpec(
                NAME, program.command("postgres", settings(data)), PLAIN_LOCALE, folder, Ending.interrupt(GRACE)));
    }

    @Override
    public boolean ready(ChildProcess process) {
        if (PostmasterFile.pid(cluster()).orElse(-1L) != process.pid()) {
            return false;
        }
        try (Connection connection = databases.asSuperuser("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void settle() {
        databases.prepare();
    }

    private Path cluster() {
        return folder.part(NAME).resolve("data");
    }

    private List<String> settings(Path data) {
        return List.of(
                "-D", data.toString(),
                "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=",
                "-c", "fsync=on",
                "-c", "synchronous_commit=on",
                "-c", "full_page_writes=on",
                "-c", "max_connections=120",
                "-c", "shared_buffers=64MB",
                "-c", "max_wal_size=256MB",
                "-c", "jit=off",
                "-c", "timezone=UTC",
                "-c", "log_timezone=UTC");
    }

    private void initialise(PostgresProgram program, Path data) throws IOException {
        Path password = data.resolveSibling("superuser-password");
        try {
            Files.writeString(password, secrets.get(Databases.SUPERUSER_SECRET));
            program.run(
                    "initdb",
                    List.of(
                            "-D",
                            data.toString(),
                            "-U",
                            Databases.SUPERUSER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile",
                            password.toString(),
                            "-E",
                            "UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums"));
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static void writeAccessRules(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), """
                    # Written by market at every start.
                    host all all 127.0.0.1/32 scram-sha-256
                    """);
        } catch (IOException e) {
            throw new StackException("cannot write pg_hba.conf in " + data + ": " + e.getMessage(), e);
        }
    }

    private static void refuseDamage(Path data) {
        String ours = BuiltParts.version(NAME).replaceAll("\\..*", "");
        try {
            String found = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!found.equals(ours)) {
                throw new StackException(
                        "the database files in " + data + " are of PostgreSQL " + found + ", this market runs " + ours
                                + "; use another --data folder, or the earlier version of market");
            }
        } catch (IOException e) {
            throw new StackException(
                    "the database files in " + data + " are damaged (PG_VERSION cannot be read); restore them from a"
                            + " backup, or start afresh with: market down --purge",
                    e);
        }
    }
}
