package io.modelmarket.deploy.stack.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short questions to a database whose answers are a few words, and commands. */
record Rows(Connection connection) {

    /** The first column of each row. */
    List<String> texts(String query, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    /** Whether the query's only answer is true. */
    boolean holds(String query, String... arguments) throws SQLException {
        return texts(query, arguments).equals(List.of("t"));
    }

    boolean any(String query, String... arguments) throws SQLException {
        return !texts(query, arguments).isEmpty();
    }

    void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** A name as it stands in a command. */
    String quoted(String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }
}
