package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.finding.Findings;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.secret.Secrets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Roles, databases and schemas. Each service schema belongs to an owner role, which migrates it; the service signs in
 * as another role, which owns nothing and cannot bypass row-level security.
 */
public final class Databases {
    static final String SUPERUSER = "postgres";
    static final String SUPERUSER_SECRET = "postgres.postgres";
    private static final String KEYCLOAK = "keycloak";

    private final int port;
    private final Secrets secrets;

    public Databases(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    /** The password of a role. */
    public String password(String role) {
        return secrets.get("postgres." + role);
    }

    /** The JDBC address of a database, with no schema chosen. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes the roles and the two databases of a market; what exists is brought to how it has to be. */
    public void prepare() {
        services().prepare("modelmarket", Findings.preparing("postgres"));
        prepareForKeycloak();
    }

    /** Makes Keycloak's role and database. */
    public void prepareForKeycloak() {
        try (Connection connection = asSuperuser(SUPERUSER)) {
            makeKeycloaks(new Rows(connection));
        } catch (SQLException e) {
            throw new StackException("cannot prepare Keycloak's database: " + e.getMessage(), e);
        }
    }

    /** Makes a database with the service schemas. */
    public void makeServiceDatabase(String database) {
        services().prepareDatabase(database, Findings.preparing("postgres"));
    }

    private ServiceDatabase services() {
        return new ServiceDatabase(access(), this::password);
    }

    private PostgresAccess access() {
        return PostgresAccess.of(jdbcUrl(SUPERUSER), SUPERUSER, password(SUPERUSER));
    }

    private void makeKeycloaks(Rows rows) throws SQLException {
        if (!rows.any("SELECT 1 FROM pg_roles WHERE rolname = ?", KEYCLOAK)) {
            rows.execute("CREATE ROLE " + KEYCLOAK + " LOGIN");
        }
        Roles.setPassword(rows.connection(), KEYCLOAK, password(KEYCLOAK));
        if (!rows.any("SELECT 1 FROM pg_database WHERE datname = ?", KEYCLOAK)) {
            rows.execute("CREATE DATABASE " + KEYCLOAK + " OWNER " + KEYCLOAK);
            rows.execute("REVOKE ALL ON DATABASE " + KEYCLOAK + " FROM PUBLIC");
        }
    }

    /** Drops every database whose name begins so; tests clean up after earlier runs with it. */
    public void dropAll(String prefix) {
        try (Connection connection = asSuperuser(SUPERUSER);
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("SELECT datname FROM pg_database")) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            for (String name : names) {
                if (name.startsWith(prefix)) {
                    statement.execute("DROP DATABASE \"" + name + "\" WITH (FORCE)");
                }
            }
        } catch (SQLException e) {
            throw new StackException("cannot drop the databases " + prefix + "*: " + e.getMessage(), e);
        }
    }

    Connection asSuperuser(String database) throws SQLException {
        return connect(database, SUPERUSER);
    }

    /** A connection as one of the roles. */
    public Connection connect(String database, String role) throws SQLException {
        return access().connect(database, role, password(role));
    }
}
