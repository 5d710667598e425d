package io.modelmarket.deploy.launcher.closing;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The DuckDB that built billing writes its archive with, taken from there: no other version could write the same. */
final class BillingColumns implements AutoCloseable {

    private static final String LIBRARY = "org\\.duckdb\\.duckdb_jdbc-.*\\.jar";

    private final URLClassLoader library;
    private final Connection connection;

    private BillingColumns(URLClassLoader library, Connection connection) {
        this.library = library;
        this.connection = connection;
    }

    static BillingColumns open() {
        Path libraries = BuiltParts.find().root().resolve("billing/target/quarkus-app/lib/main");
        try (Stream<Path> jars = Files.list(libraries)) {
            URL jar = jars.filter(file -> file.getFileName().toString().matches(LIBRARY))
                    .findFirst()
                    .orElseThrow(() -> new StackException("billing is built without DuckDB in " + libraries))
                    .toUri()
                    .toURL();
            URLClassLoader library = new URLClassLoader(new URL[] {jar}, BillingColumns.class.getClassLoader());
            Driver driver = (Driver) library.loadClass("org.duckdb.DuckDBDriver")
                    .getDeclaredConstructor()
                    .newInstance();
            return new BillingColumns(library, driver.connect("jdbc:duckdb:", new Properties()));
        } catch (IOException | ReflectiveOperationException | SQLException e) {
            throw new StackException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void insert(String table, List<List<Object>> rows) throws SQLException {
        for (List<Object> row : rows) {
            String places = "?, ".repeat(row.size() - 1) + "?";
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.execute();
            }
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        library.close();
    }
}
