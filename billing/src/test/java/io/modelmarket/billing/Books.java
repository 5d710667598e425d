package io.modelmarket.billing;

import io.modelmarket.deploy.stack.TestPlace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The database as the service's role sees it, or as the owner's, past the service. */
public final class Books implements AutoCloseable {

    private final Connection connection;

    private Books(Connection connection) {
        this.connection = connection;
    }

    /**
     * With the service's own rights, in a transaction of a tenant; {@code *} for the platform's, empty for nobody's.
     */
    public static Books asService(String tenant) throws SQLException {
        return open("billing", tenant);
    }

    /** With the rights of the tables' owner. */
    public static Books asOwner(String tenant) throws SQLException {
        return open("billing_owner", tenant);
    }

    private static Books open(String role, String tenant) throws SQLException {
        TestPlace place = BillingPlace.place();
        Connection connection = DriverManager.getConnection(place.jdbcUrl("billing"), role, place.password(role));
        connection.setAutoCommit(false);
        Books books = new Books(connection);
        books.query("SELECT set_config('app.tenant', ?, true)", tenant);
        return books;
    }

    /** Does something to the tables behind the ledger's own guards, as only their owner can. */
    public static void tamper(String table, String change, Object... parameters) throws SQLException {
        try (Books books = asOwner("*")) {
            books.update("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            books.update(change, parameters);
            books.update("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            books.commit();
        }
    }

    /** Changes the tables themselves, with their owner's rights. */
    public static void define(String... statements) throws SQLException {
        try (Books books = asOwner("*")) {
            for (String statement : statements) {
                books.update(statement);
            }
            books.commit();
        }
    }

    /** The first column of each row. */
    public List<Object> query(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Object> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getObject(1));
            }
            return values;
        }
    }

    /** The one number a query answers. */
    public long number(String sql, Object... parameters) throws SQLException {
        return ((Number) Objects.requireNonNull(query(sql, parameters).getFirst())).longValue();
    }

    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
