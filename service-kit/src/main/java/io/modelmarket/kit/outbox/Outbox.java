package io.modelmarket.kit.outbox;

import com.google.protobuf.Message;
import io.modelmarket.contracts.event.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the running transaction tells the other services. Rows become records in the order of their ids; two
 * transactions that publish the same key must exclude each other by a lock on what the key names, as any update does.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            INSERT INTO outbox (topic, key, payload)
            SELECT topic, key, payload FROM unnest(?, ?, ?) WITH ORDINALITY AS e (topic, key, payload, place)
            ORDER BY place
            """;

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;

    @Inject
    Outbox(DataSource dataSource, TransactionSynchronizationRegistry transactions, OutboxRelay relay) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.relay = relay;
    }

    /**
     * Publishes with the transaction's commit.
     *
     * @param value the message, or null to remove the key from a compacted topic
     * @throws IllegalStateException outside a transaction
     */
    public void publish(Topic topic, String key, @Nullable Message value) {
        publishAll(List.of(new Entry(topic, key, value)));
    }

    /**
     * Publishes several with the transaction's commit, in their order, by one statement.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publishAll(List<Entry> entries) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("the outbox is written within a transaction");
        }
        if (entries.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, text(connection, entries, entry -> entry.topic().name()));
            insert.setArray(2, text(connection, entries, Entry::key));
            insert.setArray(3, payloads(connection, entries));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write to the outbox", e);
        }
        transactions.registerInterposedSynchronization(new AfterCommit(relay));
    }

    private static Array text(Connection connection, List<Entry> entries, Function<Entry, String> column)
            throws SQLException {
        return connection.createArrayOf("text", entries.stream().map(column).toArray());
    }

    private static Array payloads(Connection connection, List<Entry> entries) throws SQLException {
        byte[][] payloads = entries.stream().map(Entry::payload).toArray(byte[][]::new);
        return connection.createArrayOf("bytea", payloads);
    }

    /**
     * A record to be.
     *
     * @param value null: removes the key from a compacted topic
     */
    public record Entry(Topic topic, String key, @Nullable Message value) {

        private byte @Nullable [] payload() {
            return value == null ? null : value.toByteArray();
        }
    }

    private record AfterCommit(OutboxRelay relay) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Nothing is sent before the commit.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
