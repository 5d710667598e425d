package io.modelmarket.billing.archive;

import io.modelmarket.billing.database.RowReader;
import io.modelmarket.billing.database.RowSink;
import io.modelmarket.billing.folder.PrivateFolder;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB of its own in memory, which reads and writes Parquet. Bounded: what does not fit goes to disk, and rows are
 * handed on as they are found. Loads no extension and nothing from the network. For one thread, which asks nothing else
 * while it takes rows.
 */
final class ColumnStore implements AutoCloseable {

    private final DuckDBConnection connection;
    private final Path spill;

    private ColumnStore(DuckDBConnection connection, Path spill) {
        this.connection = connection;
        this.spill = spill;
    }

    /**
     * What exceeds memory goes into a folder of its own below {@code spills}: DuckDB clears what it takes for left
     * over.
     */
    static ColumnStore open(MemorySize memory, int threads, Path spills) {
        try {
            Properties settings = new Properties();
            settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
            DuckDBConnection connection =
                    DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
            Path spill = PrivateFolder.make(spills).resolve("spill-" + UUID.randomUUID());
            ColumnStore store = new ColumnStore(connection, spill);
            store.execute("SET threads = " + threads);
            store.execute("SET memory_limit = '" + Math.max(1, memory.asLongValue() >> 20) + "MiB'");
            store.execute("SET temp_directory = " + quoted(spill.toString()));
            store.execute("SET autoinstall_known_extensions = false");
            store.execute("SET autoload_known_extensions = false");
            return store;
        } catch (SQLException e) {
            throw failure("DuckDB does not start", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as SQL writes it, where there is no place for a parameter. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The files' rows as a table of a query; the files in their order. What a file does not have is null. */
    static String parquet(List<Path> files) {
        return files.stream()
                .map(file -> quoted(file.toString()))
                .collect(Collectors.joining(
                        ", ", "read_parquet([", "], hive_partitioning = false, union_by_name = true)"));
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure("DuckDB refuses", e);
        }
    }

    void update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw failure("DuckDB refuses", e);
        }
    }

    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(reader.read(row)), parameters);
        return rows;
    }

    void each(String sql, RowSink sink, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                sink.take(result);
            }
        } catch (SQLException e) {
            throw failure("DuckDB cannot answer", e);
        }
    }

    /** Appends rows to a table, fast; they are there when the appender is closed. */
    DuckDBAppender appender(String table) {
        try {
            return connection.createAppender(table);
        } catch (SQLException e) {
            throw failure("DuckDB takes no rows", e);
        }
    }

    static ArchiveFailure failure(String what, SQLException cause) {
        return new ArchiveFailure(what + ": " + cause.getMessage(), cause);
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure("DuckDB does not end", e);
        }
        try (Stream<Path> left = Files.exists(spill) ? Files.list(spill) : Stream.empty()) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
            Files.deleteIfExists(spill);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
