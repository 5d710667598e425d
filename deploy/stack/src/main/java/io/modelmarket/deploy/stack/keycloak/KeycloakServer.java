package io.modelmarket.deploy.stack.keycloak;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.postgres.Databases;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.ChildSpec;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.secret.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keycloak 26 with the realm {@code modelmarket}; its database is in our PostgreSQL, which must run first. */
public final class KeycloakServer implements Part {
    public static final String NAME = "keycloak";
    public static final String REALM = "modelmarket";
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Failed sign-ins lock a user all the same; without it two right ones at once are answered like a wrong one. */
    private static final String SIGN_IN_SIDE_BY_SIDE =
            "--spi-brute-force-protector--default-brute-force-detector--allow-concurrent-requests=true";

    private final DataFolder folder;
    private final int port;
    private final Secrets secrets;
    private final BuiltParts parts;
    private final Databases databases;
    private final Realm realm;

    public KeycloakServer(DataFolder folder, int port, Secrets secrets, BuiltParts parts, Databases databases) {
        this.folder = folder;
        this.port = port;
        this.secrets = secrets;
        this.parts = parts;
        this.databases = databases;
        this.realm = new Realm(port, secrets);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The realm's addresses, users and tokens. */
    public Realm realm() {
        return realm;
    }

    @Override
    public ChildProcess launch() {
        KeycloakProgram program = KeycloakProgram.built(parts);
        Path home = folder.create().part(NAME);
        try {
            program.link(home);
            copyRealm(home.resolve("data/import/realm-modelmarket.json"));
        } catch (IOException e) {
            throw new StackException("cannot lay out Keycloak's folder " + home + ": " + e.getMessage(), e);
        }
        List<String> arguments = List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://127.0.0.1:" + port,
                "--db-pool-min-size=1",
                "--db-pool-max-size=15",
                "--http-pool-max-threads=16",
                SIGN_IN_SIDE_BY_SIDE);
        return ChildProcess.start(
                new ChildSpec(NAME, program.command(home, arguments), environment(), folder, Ending.terminate(GRACE)));
    }

    @Override
    public boolean ready(ChildProcess process) {
        return process.alive() && realm.answers();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_URL", databases.jdbcUrl("keycloak"));
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", databases.password("keycloak"));
        environment.put("QUARKUS_DATASOURCE_JDBC_FOREGROUND_VALIDATION_INTERVAL", "1S");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak.admin"));
        environment.put("MARKET_CLIENT_CONSOLE", realm.clientSecret(RealmFile.CONSOLE));
        environment.put("MARKET_CLIENT_TENANT_SERVICE", realm.clientSecret("tenant-service"));
        environment.put("MARKET_CLIENT_BILLING", realm.clientSecret("billing"));
        for (DemoUser user : DemoUser.values()) {
            environment.put("MARKET_USER_" + user.username().toUpperCase(Locale.ROOT), realm.password(user.username()));
        }
        return environment;
    }

    /** The file names its secrets by variable; Keycloak puts in the values, which so reach no disk. */
    private static void copyRealm(Path target) throws IOException {
        try (InputStream in = RealmFile.open()) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
