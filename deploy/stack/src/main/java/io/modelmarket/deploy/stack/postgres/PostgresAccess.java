package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.process.StackException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an administrator reaches a PostgreSQL server, wherever it is. */
public final class PostgresAccess {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?@]+/)([^/?]+)(\\?.*)?");
    private static final Pattern SECRET = Pattern.compile("[?&](password|user|sslpassword)=", Pattern.CASE_INSENSITIVE);
    private static final String WRONG_PASSWORD = "28P01";
    private static final String NO_SIGN_IN = "28000";

    private final String server;
    private final String database;
    private final String parameters;
    private final String administrator;
    private final String password;

    private PostgresAccess(Matcher url, String administrator, String password) {
        this.server = url.group(1);
        this.database = url.group(2);
        this.parameters = url.group(3) == null ? "" : url.group(3);
        this.administrator = administrator;
        this.password = password;
    }

    /**
     * Access by a JDBC address.
     *
     * @param url {@code jdbc:postgresql://host:port/database?parameters}; the database is any that the administrator
     *     may connect to
     * @param administrator a superuser, or a role that may create roles and databases
     */
    public static PostgresAccess of(String url, String administrator, String password) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new StackException("PostgreSQL's address has to be like"
                    + " jdbc:postgresql://db.example:5432/postgres?sslmode=verify-full, with the name of a database");
        }
        if (SECRET.matcher(url).find()) {
            throw new StackException("PostgreSQL's address must not have user or password in it");
        }
        return new PostgresAccess(matcher, administrator, password);
    }

    String administrator() {
        return administrator;
    }

    /** A connection of the administrator to the database that the address names. */
    Connection connect() {
        return connect(database);
    }

    /** A connection of the administrator to a database. */
    Connection connect(String name) {
        try {
            return connect(name, administrator, password);
        } catch (SQLException e) {
            if (refused(e)) {
                throw new StackException(
                        "PostgreSQL at " + server + name + " does not let " + administrator + " in: " + e.getMessage()
                                + "; give the administrator's name and password",
                        e);
            }
            throw new StackException("cannot connect to PostgreSQL at " + server + name + ": " + e.getMessage(), e);
        }
    }

    /** Whether a role can sign in to a database with that password. */
    boolean lets(String role, String secret, String name) throws SQLException {
        try (Connection connection = connect(name, role, secret)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if (refused(e)) {
                return false;
            }
            throw e;
        }
    }

    Connection connect(String name, String role, String secret) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", secret);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(server + name + parameters, properties);
    }

    private static boolean refused(SQLException failure) {
        return WRONG_PASSWORD.equals(failure.getSQLState()) || NO_SIGN_IN.equals(failure.getSQLState());
    }

    @Override
    public String toString() {
        return "PostgresAccess[" + administrator + " at " + server + "]";
    }
}
