package io.modelmarket.billing.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** SQL with positional parameters on the running transaction's connection. */
@ApplicationScoped
public class Database {

    private static final int ROWS_AT_ONCE = 1000;

    private final DataSource dataSource;

    @Inject
    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All rows of a query. */
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Reads a query's rows one after another; never holds more than some of them. */
    public void each(String sql, RowSink sink, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    sink.take(result);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The first row of a query, if it has one. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /** Executes a change; the number of rows changed. */
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** A {@code timestamptz} column that is not null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A {@code timestamptz} column that may be null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A {@code bigint} column that may be null. */
    public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** An {@code int} column that may be null. */
    public static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** A {@code bigint[]} column, whose elements may be null; empty where the column is null. */
    public static Long[] longs(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? new Long[0] : (Long[]) array.getArray();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object[] parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(connection, statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setObject(at, null);
            case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
            case SqlArray array -> statement.setArray(at, array.create(connection));
            case Enum<?> constant -> statement.setString(at, constant.name());
            case byte[] bytes -> statement.setBytes(at, bytes);
            default -> statement.setObject(at, value);
        }
    }
}
