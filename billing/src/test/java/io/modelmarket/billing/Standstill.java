package io.modelmarket.billing;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A point of the database at which a transaction of billing's stands still until this is closed. */
final class Standstill implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration OFTEN = Duration.ofMillis(25);
    private static final long LOCK = 20_261_123;

    private final Books holder;
    private final long holding;
    private final String statement;
    private final @Nullable String table;
    private List<Object> standing = List.of();

    private Standstill(String statement, @Nullable String table) throws SQLException {
        this.holder = Books.asOwner("*");
        this.holding = holder.number("SELECT pg_backend_pid()");
        this.statement = statement;
        this.table = table;
    }

    /** Where a table is read by a statement that holds the text. */
    static Standstill whereRead(String table, String statement) throws SQLException {
        Standstill made = new Standstill(statement, null);
        made.holder.update("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        return made;
    }

    /** Before a row is inserted for which a condition on {@code NEW} holds. */
    static Standstill beforeInsert(String table, String when) throws SQLException {
        return triggered("INSERT INTO " + table, table, "CREATE TRIGGER", "BEFORE INSERT ON " + table, when);
    }

    /** Within the commit of a transaction that has inserted such a row: it is carried out whoever waits for it. */
    static Standstill inCommitOf(String table, String when) throws SQLException {
        return triggered(
                "COMMIT",
                table,
                "CREATE CONSTRAINT TRIGGER",
                "AFTER INSERT ON " + table + " DEFERRABLE INITIALLY DEFERRED",
                when);
    }

    private static Standstill triggered(String statement, String table, String create, String event, String when)
            throws SQLException {
        Books.define(
                "CREATE OR REPLACE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS $$"
                        + " BEGIN PERFORM pg_advisory_xact_lock_shared(" + LOCK + "); RETURN NEW; END $$",
                create + " stands_still " + event + " FOR EACH ROW WHEN (" + when + ") EXECUTE FUNCTION stand_still()");
        Standstill made = new Standstill(statement, table);
        made.holder.query("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        return made;
    }

    /** Waits until somebody stands there. */
    void awaitReached() {
        await().atMost(LIMIT).pollInterval(OFTEN).until(() -> {
            try (Books service = Books.asService("*")) {
                standing = service.query(
                        "SELECT pid FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid)) AND query LIKE ?",
                        (int) holding,
                        "%" + statement + "%");
            }
            return !standing.isEmpty();
        });
    }

    /** Lets go on what stands, and waits until PostgreSQL has ended it where its client is gone. */
    @Override
    public void close() throws SQLException {
        holder.close();
        await().atMost(LIMIT).pollInterval(OFTEN).until(() -> {
            try (Books service = Books.asService("*")) {
                return standing.stream().noneMatch(service.query("SELECT pid FROM pg_stat_activity")::contains);
            }
        });
        if (table != null) {
            Books.define("DROP TRIGGER stands_still ON " + table);
        }
    }
}
