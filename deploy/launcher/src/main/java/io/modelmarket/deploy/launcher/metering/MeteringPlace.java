package io.modelmarket.deploy.launcher.metering;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.temporary.TemporaryMarket;
import io.modelmarket.deploy.stack.process.StackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL, Kafka and billing by themselves, with subscriptions that were written past billing. */
public final class MeteringPlace implements AutoCloseable {

    private static final String PREFIX = "market";
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /** Plans and subscriptions of a model, as many consumers as are wanted. */
    private static final List<String> SEED = List.of("""
            INSERT INTO billing.plan (id, tenant, model, name, currency, latest_version, created_at, revision)
            VALUES (gen_random_uuid(), 'bench', 'bench/model', 'bench', 'EUR', 1, now(), 0)
            """, """
            INSERT INTO billing.plan_version (plan_id, version, tenant, price_per_request, created_at, effective_at)
            SELECT id, 1, tenant, 0.001, now(), now() FROM billing.plan WHERE tenant = 'bench'
            """, """
            INSERT INTO billing.subscription (id, tenant, partner, model, plan_id, plan_version, status, time_zone,
                created_at, revision)
            SELECT gen_random_uuid(), 'bench-' || n, 'bench', 'bench/model', p.id, 1, 'ACTIVE', 'Europe/Berlin', now(), 0
            FROM billing.plan p, generate_series(1, %d) n WHERE p.tenant = 'bench'
            """, """
            INSERT INTO billing.subscription_segment (subscription_id, seq, tenant, plan_id, plan_version, from_at)
            SELECT id, 1, tenant, plan_id, plan_version, created_at FROM billing.subscription WHERE partner = 'bench'
            """, "ANALYZE");

    private static final String COUNTED_AND_ARCHIVED = """
            SELECT (SELECT coalesce(sum(events), 0) FROM billing.intake_mark WHERE node = '%1$s'),
                   (SELECT coalesce(sum(events), 0) FROM billing.archive_mark WHERE node = '%1$s')
            """.formatted(UsageLoad.NODE);

    private final TemporaryMarket market;
    private final boolean own;

    private MeteringPlace(TemporaryMarket market, boolean own) {
        this.market = market;
        this.own = own;
    }

    /** In a market where billing runs, which is somebody else's to end. */
    public static MeteringPlace in(TemporaryMarket market, int subscriptions) {
        MeteringPlace place = new MeteringPlace(market, false);
        place.seed(subscriptions);
        return place;
    }

    /** A fresh one, its database migrated, billing not running. */
    public static MeteringPlace start(int subscriptions) {
        TemporaryMarket market = TemporaryMarket.make("market-metering");
        MeteringPlace place = new MeteringPlace(market, true);
        boolean started = false;
        try {
            market.start(PartName.POSTGRES);
            market.start(PartName.KAFKA);
            place.startBilling();
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
        return market.parts().stack().kafka().bootstrapServers();
    }

    /** What the topic of usage is called. */
    public String topic() {
        return Topic.USAGE.named(PREFIX);
    }

    /** The parts there are, for others to be started beside them. */
    public TemporaryMarket market() {
        return market;
    }

    /** Starts billing as it is in a market, archiving; it begins at once with what it finds. */
    public void startBilling() {
        market.start(PartName.BILLING);
    }

    public void stopBilling() {
        market.stop(PartName.BILLING);
    }

    /** Processor time used up to now. */
    public PartTimes times() {
        return new PartTimes(
                market.processorTime(PartName.BILLING),
                market.processorTime(PartName.POSTGRES),
                market.processorTime(PartName.KAFKA));
    }

    /** The subscriptions there are, each with the plan it is on. */
    public List<Subscribed> subscriptions() {
        try (Connection connection = market.database();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT id::text, tenant, plan_id::text FROM billing.subscription WHERE partner = 'bench' ORDER BY id");
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

    /** Looks at how many of the load's events are counted, again and again, until {@code watcher} has seen enough. */
    public void watchCounted(Watcher watcher) {
        watch((counted, archived) -> watcher.goOn(counted));
    }

    /** The same for events that are archived. */
    public void watchArchived(Watcher watcher) {
        watch((counted, archived) -> watcher.goOn(archived));
    }

    /** Whether the rollups hold exactly so many requests. */
    public boolean holds(long requests) {
        try (Connection connection = market.database();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT coalesce(sum(requests), 0) FROM billing.usage_rollup WHERE partner = 'bench'");
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getLong(1) == requests;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Looks at how many of the load's events are counted and how many archived, at one instant each time. */
    void watch(BothWatcher watcher) {
        try (Connection connection = market.database();
                PreparedStatement query = connection.prepareStatement(COUNTED_AND_ARCHIVED)) {
            while (look(query, watcher)) {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            }
        } catch (SQLException e) {
            throw unreadable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static boolean look(PreparedStatement query, BothWatcher watcher) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return watcher.goOn(row.getLong(1), row.getLong(2));
        }
    }

    private static StackException unreadable(SQLException cause) {
        return new StackException("billing's database cannot be read: " + cause.getMessage(), cause);
    }

    private void seed(int subscriptions) {
        try (Connection connection = market.database()) {
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

    @Override
    public void close() {
        if (own) {
            market.close();
        }
    }

    /** Processor time of the parts. */
    public record PartTimes(Duration billing, Duration postgres, Duration kafka) {

        /** What was used since then, for each of so many events, in microseconds. */
        Each since(PartTimes before, long events) {
            return new Each(
                    micros(billing.minus(before.billing), events),
                    micros(postgres.minus(before.postgres), events),
                    micros(kafka.minus(before.kafka), events));
        }

        private static double micros(Duration time, long events) {
            return events == 0 ? 0 : time.toNanos() / 1e3 / events;
        }
    }

    /** Processor time for an event, in microseconds. */
    public record Each(double billing, double postgres, double kafka) {}

    /** A subscription and what its events say. */
    public record Subscribed(String id, String tenant, String plan) {}

    /** Is told two numbers again and again. */
    @FunctionalInterface
    interface BothWatcher {
        /** Whether to look again. */
        boolean goOn(long counted, long archived);
    }

    /** Is told a number again and again. */
    @FunctionalInterface
    public interface Watcher {
        /** Whether to look again. */
        boolean goOn(long number);
    }
}
