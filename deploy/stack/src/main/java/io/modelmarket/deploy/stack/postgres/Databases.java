package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.secret.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Roles, databases and schemas. Each service schema belongs to an owner role, which migrates it; the service signs in
 * as another role, which owns nothing and cannot bypass row-level security.
 */
public final class Databases {
    static final String SUPERUSER = "postgres";
    static final String SUPERUSER_SECRET = "postgres.postgres";
    private static final List<String> SERVICE_SCHEMAS = List.of("tenant_service", "billing");

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

    /** Makes the roles and the two databases of a market; whatever exists stays as it is. */
    public void prepare() {
        try (Connection connection = asSuperuser(SUPERUSER)) {
            for (String schema : SERVICE_SCHEMAS) {
                makeRole(connection, schema + "_owner");
                makeRole(connection, schema);
            }
            makeRole(connection, "keycloak");
            makeDatabase(connection, "keycloak", "keycloak");
        } catch (SQLException e) {
            throw new StackException("cannot prepare the PostgreSQL roles: " + e.getMessage(), e);
        }
        makeServiceDatabase("modelmarket");
    }

    /** Makes a database with the service schemas. */
    public void makeServiceDatabase(String database) {
        try (Connection connection = asSuperuser(SUPERUSER)) {
            makeDatabase(connection, database, SUPERUSER);
        } catch (SQLException e) {
            throw new StackException("cannot create the database " + database + ": " + e.getMessage(), e);
        }
        try (Connection connection = asSuperuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            for (String schema : SERVICE_SCHEMAS) {
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION " + schema + "_owner");
                statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + schema + ", " + schema + "_owner");
                statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + schema);
            }
        } catch (SQLException e) {
            throw new StackException("cannot create the schemas of " + database + ": " + e.getMessage(), e);
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
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password(role));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    private void makeRole(Connection connection, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                statement.execute("CREATE ROLE " + role);
            }
            statement.execute("ALTER ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '"
                    + password(role) + "'");
        }
    }

    private static void makeDatabase(Connection connection, String name, String owner) throws SQLException {
        if (exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + owner);
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }
}
