package io.modelmarket.deploy.launcher.metering;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.deploy.launcher.part.MarketParts;
import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Kafka and billing in a temporary folder on free ports, with subscriptions that were written past billing.
 * Nothing of a running market is touched.
 */
public final class MeteringPlace implements AutoCloseable {

    private static final String PREFIX = "market";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final String SET_SCOPE = "SELECT set_config('app.tenant', '*', false)";

    /** Plans and subscriptions of a model, as many consumers as are wanted. */
    private static final List<String> SEED = List.of("""
            INSERT INTO billing.plan (id, tenant, model, name, currency, latest_version, created_at, revision)
            VALUES (gen_random_uuid(), 'bench', 'bench/model', 'bench', 'EUR', 1, now(), 0)
            """, """
            INSERT INTO billing.plan_version (plan_id, version, tenant, price_per_request, created_at, effective_at)
            SELECT id, 1, tenant, 0.001, now(), now() FROM billing.plan
            """, """
            INSERT INTO billing.subscription (id, tenant, partner, model, plan_id, plan_version, status, time_zone,
                created_at, revision)
            SELECT gen_random_uuid(), 'bench-' || n, 'bench', 'bench/model', p.id, 1, 'ACTIVE', 'Europe/Berlin', now(), 0
            FROM billing.plan p, generate_series(1, %d) n
            """, """
            INSERT INTO billing.subscription_segment (subscription_id, seq, tenant, plan_id, plan_version, from_at)
            SELECT id, 1, tenant, plan_id, plan_version, created_at FROM billing.subscription
            """);

    private final Path folder;
    private final MarketParts parts;
    private @Nullable ChildProcess postgres;
    private @Nullable ChildProcess kafka;
    private @Nullable ChildProcess billing;

    private MeteringPlace(Path folder) {
        this.folder = folder;
        this.parts = new MarketParts(new DataFolder(folder).create(), MarketPorts.free());
    }

    /** A fresh one, its database migrated, billing not running. */
    public static MeteringPlace start(int subscriptions) {
        MeteringPlace place = new MeteringPlace(temporary());
        boolean started = false;
        try {
            place.postgres = Startup.start(place.parts.part(PartName.POSTGRES), START);
            place.kafka = Startup.start(place.parts.part(PartName.KAFKA), START);
            place.startBilling(false);
            place.stopBilling();
            place.seed(subscriptions);
            started = true;
            return place;
        } finally {
            if (!started) {
                place.close();
            }
        }
    }

    /** Where the broker is. */
    public String bootstrapServers() {
        return parts.stack().kafka().bootstrapServers();
    }

    /** What the topic of usage is called. */
    public String topic() {
        return Topic.USAGE.named(PREFIX);
    }

    /** Starts billing, archiving or not; it begins at once with what it finds. */
    public void startBilling(boolean archiving) {
        billing = Startup.start(parts.billing(Map.of("MARKET_ARCHIVE_ENABLED", Boolean.toString(archiving))), START);
    }

    public void stopBilling() {
        if (billing != null) {
            billing.stop();
            billing = null;
        }
    }

    /** Processor time that billing has used since it was started. */
    public Duration billingTime() {
        return billing == null
                ? Duration.ZERO
                : ProcessHandle.of(billing.pid())
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO);
    }

    /** The subscriptions there are, each with the plan it is on. */
    public List<Subscribed> subscriptions() {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT id::text, tenant, plan_id::text FROM billing.subscription ORDER BY id");
                ResultSet rows = query.executeQuery()) {
            List<Subscribed> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Subscribed(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return all;
        } catch (SQLException e) {
            throw new StackException("the subscriptions cannot be read: " + e.getMessage(), e);
        }
    }

    /** Looks at how many records are counted, again and again, until {@code watcher} has seen enough. */
    public void watchCounted(Watcher watcher) {
        watch("SELECT coalesce(sum(next_offset), 0) FROM billing.intake_offset", watcher);
    }

    /** The same for records that are archived. */
    public void watchArchived(Watcher watcher) {
        watch("SELECT coalesce(sum(next_offset), 0) FROM billing.archive_offset", watcher);
    }

    /** Whether the rollups hold exactly so many requests. */
    public boolean holds(long requests) {
        long[] held = {-1};
        watch("SELECT coalesce(sum(requests), 0) FROM billing.usage_rollup", sum -> {
            held[0] = sum;
            return false;
        });
        return held[0] == requests;
    }

    private void watch(String sql, Watcher watcher) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            while (watcher.goOn(number(query))) {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            }
        } catch (SQLException e) {
            throw new StackException("billing's database cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void seed(int subscriptions) {
        try (Connection connection = connect()) {
            for (String sql : SEED) {
                try (PreparedStatement insert =
                        connection.prepareStatement(sql.replace("%d", Integer.toString(subscriptions)))) {
                    insert.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new StackException("the subscriptions cannot be made: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = parts.stack().postgres().databases().connect("modelmarket", "billing_owner");
        try (PreparedStatement scope = connection.prepareStatement(SET_SCOPE)) {
            scope.execute();
        }
        return connection;
    }

    @Override
    public void close() {
        stopBilling();
        if (kafka != null) {
            kafka.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("market-metering");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A subscription and what its events say. */
    public record Subscribed(String id, String tenant, String plan) {}

    /** Is told a number again and again. */
    @FunctionalInterface
    public interface Watcher {
        /** Whether to look again. */
        boolean goOn(long number);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
