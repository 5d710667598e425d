package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.stack.postgres.Databases;
import io.modelmarket.deploy.stack.process.StackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Ends a service's connections to PostgreSQL at random instants, mostly those with a statement or transaction under
 * way.
 */
final class ConnectionCuts {
    private static final String DATABASE = "modelmarket";
    private static final String SUPERUSER = "postgres";
    private static final int MOST_GAP_MILLIS = 60;
    /** One of so many cuts ends the idle ones too. */
    private static final int ALL_OF = 12;

    private static final String CUT = """
            SELECT count(*) FILTER (WHERE busy), count(*)
              FROM (SELECT state <> 'idle' AS busy, pg_terminate_backend(pid) AS cut
                      FROM pg_stat_activity
                     WHERE usename = ? AND backend_type = 'client backend' AND (? OR state <> 'idle')) AS ended
             WHERE cut""";

    private final Databases databases;
    private final String role;

    /** Cuts of the connections that this role of PostgreSQL has. */
    ConnectionCuts(Databases databases, String role) {
        this.databases = databases;
        this.role = role;
    }

    /** Cuts for so long; how many it cut. */
    Cut during(Duration hold, RandomGenerator random) {
        long end = System.nanoTime() + hold.toNanos();
        long busy = 0;
        long all = 0;
        try (Connection connection = databases.connect(DATABASE, SUPERUSER);
                PreparedStatement cut = connection.prepareStatement(CUT)) {
            while (System.nanoTime() < end) {
                cut.setString(1, role);
                cut.setBoolean(2, random.nextInt(ALL_OF) == 0);
                try (ResultSet ended = cut.executeQuery()) {
                    ended.next();
                    busy += ended.getLong(1);
                    all += ended.getLong(2);
                }
                Load.pause(Duration.ofMillis(random.nextInt(MOST_GAP_MILLIS)));
            }
        } catch (SQLException e) {
            throw new StackException("cannot cut the connections of " + role + ": " + e.getMessage(), e);
        }
        return new Cut(busy, all);
    }

    /**
     * How many connections were cut.
     *
     * @param busy those of them with a statement or a transaction under way
     */
    record Cut(long busy, long all) {}
}
