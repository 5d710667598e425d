package io.modelmarket.kit.outbox;

import com.google.protobuf.Message;
import io.modelmarket.contracts.event.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the running transaction tells the other services. Rows become records in the order of their ids; two
 * transactions that publish the same key must exclude each other by a lock on what the key names, as any update does.
 */
@ApplicationScoped
public class Outbox {

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
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("the outbox is written within a transaction");
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO outbox (topic, key, payload) VALUES (?, ?, ?)")) {
            insert.setString(1, topic.name());
            insert.setString(2, key);
            insert.setBytes(3, value == null ? null : value.toByteArray());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write to the outbox", e);
        }
        transactions.registerInterposedSynchronization(new AfterCommit(relay));
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
