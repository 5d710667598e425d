package io.modelmarket.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of keys seen and the answers given. Scope = person + operation + path. */
@ApplicationScoped
class IdempotencyKeys {

    private final DataSource dataSource;

    @Inject
    IdempotencyKeys(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes the key for the running transaction; the stored answer if it was taken before. */
    Optional<Stored> claim(String scope, String key, String fingerprint) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO idempotency_key (scope, key, fingerprint) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, scope);
            insert.setString(2, key);
            insert.setString(3, fingerprint);
            return insert.executeUpdate() == 1 ? Optional.empty() : Optional.of(read(connection, scope, key));
        }
    }

    void complete(String scope, String key, String body) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE idempotency_key SET body = ? WHERE scope = ? AND key = ?")) {
            update.setBytes(1, body.getBytes(StandardCharsets.UTF_8));
            update.setString(2, scope);
            update.setString(3, key);
            update.executeUpdate();
        }
    }

    private static Stored read(Connection connection, String scope, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT fingerprint, body FROM idempotency_key WHERE scope = ? AND key = ?")) {
            select.setString(1, scope);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the idempotency key vanished");
                }
                return new Stored(row.getString(1), new String(row.getBytes(2), StandardCharsets.UTF_8));
            }
        }
    }

    record Stored(String fingerprint, String body) {}
}
