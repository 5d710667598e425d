package io.modelmarket.tenant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database without Hibernate: what is left when only PostgreSQL stands guard. */
public final class ServiceDatabase {

    private ServiceDatabase() {}

    /** Runs statements in one transaction as the service's role, bound to {@code tenant}, and rolls back. */
    public static <T> T asService(String tenant, Work<T> work) throws SQLException {
        return within(setting("quarkus.datasource.username"), setting("quarkus.datasource.password"), tenant, work);
    }

    /** The same, but for good. */
    public static <T> T asServiceForGood(String tenant, Work<T> work) throws SQLException {
        return asService(tenant, connection -> {
            T done = work.run(connection);
            connection.commit();
            return done;
        });
    }

    /** The same as the owner of the tables. */
    public static <T> T asOwner(String tenant, Work<T> work) throws SQLException {
        return within(setting("quarkus.flyway.username"), setting("quarkus.flyway.password"), tenant, work);
    }

    /** The first column of the rows. */
    public static List<String> column(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }
    }

    /** How many rows the statement changed. */
    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static <T> T within(String role, String password, String tenant, Work<T> work) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(setting("quarkus.datasource.jdbc.url"), role, password)) {
            connection.setAutoCommit(false);
            column(connection, "SELECT set_config('app.tenant', ?, true)", tenant);
            try {
                return work.run(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** Statements on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Runs them. */
        T run(Connection connection) throws SQLException;
    }
}
