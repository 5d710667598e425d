package io.modelmarket.kit.outbox;

import io.micrometer.core.instrument.Metrics;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.kit.kafka.KafkaClients;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends outbox rows to Kafka, one batch at a time, and deletes what the broker has acknowledged. One instance of a
 * service at a time does it, by an advisory lock; a row may be sent twice after a crash, never lost or out of order.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long ADVISORY_LOCK = 0x6d61726b6574L;
    private static final int STOP_WAIT_MILLIS = 5000;

    private final DataSource dataSource;
    private final OutboxConfig config;
    private final KafkaClients kafka;
    private final String topicsPrefix;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean stopping;
    private volatile long failingSince;
    private @Nullable Thread thread;

    @Inject
    OutboxRelay(
            DataSource dataSource,
            OutboxConfig config,
            KafkaClients kafka,
            @ConfigProperty(name = "market.topics.prefix", defaultValue = "market") String topicsPrefix) {
        this.dataSource = dataSource;
        this.config = config;
        this.kafka = kafka;
        this.topicsPrefix = topicsPrefix;
    }

    void start(@Observes StartupEvent event) {
        Metrics.gauge("market.outbox.failing.seconds", this, OutboxRelay::failingSeconds);
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::relay);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(STOP_WAIT_MILLIS);
        }
    }

    /** For how long nothing could be sent; 0 while all is well. */
    private double failingSeconds() {
        long since = failingSince;
        return since == 0 ? 0 : (System.nanoTime() - since) / 1e9;
    }

    void wake() {
        wakeUps.release();
    }

    private void relay() {
        try {
            while (!stopping) {
                sendUntilSomethingFails();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A producer that was not let in once sends nothing ever again, so each failure ends it. */
    private void sendUntilSomethingFails() throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            while (!stopping) {
                boolean more = drain(producer);
                failingSince = 0;
                if (!more) {
                    await();
                }
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // an Error too: a relay that ended silently would keep every change to ourselves
            if (failingSince == 0) {
                failingSince = System.nanoTime() | 1;
            }
            LOG.warnf("outbox waits: %s", e);
            await();
        }
    }

    private void await() throws InterruptedException {
        if (wakeUps.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }

    /** Sends one batch; whether there may be more. */
    private boolean drain(KafkaProducer<byte[], byte[]> producer) {
        return QuarkusTransaction.requiringNew().call(() -> sendBatch(producer)) == config.batchSize();
    }

    private int sendBatch(KafkaProducer<byte[], byte[]> producer) throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            if (!locked(connection)) {
                return 0;
            }
            List<Row> rows = read(connection);
            if (rows.isEmpty()) {
                return 0;
            }
            Delivery.of(producer, rows.stream().map(Row::record).toList());
            delete(connection, rows);
            return rows.size();
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT pg_try_advisory_xact_lock(? + current_schema()::regnamespace::oid::bigint)")) {
            lock.setLong(1, ADVISORY_LOCK);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private List<Row> read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, topic, key, payload FROM outbox ORDER BY id LIMIT ?")) {
            select.setInt(1, config.batchSize());
            try (ResultSet result = select.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(new Row(
                            result.getLong(1),
                            new ProducerRecord<>(
                                    Topic.valueOf(result.getString(2)).named(topicsPrefix),
                                    result.getString(3).getBytes(StandardCharsets.UTF_8),
                                    result.getBytes(4))));
                }
                return rows;
            }
        }
    }

    private static void delete(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::id).toArray()));
            delete.executeUpdate();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        int timeout = Math.toIntExact(config.deliveryTimeout().toMillis());
        return kafka.producer(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                timeout,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeout));
    }

    private record Row(long id, ProducerRecord<byte[], byte[]> record) {}
}
