package io.modelmarket.billing;

import java.sql.SQLException;

/** Rolls back, as a crash would, whatever reaches a point in the database, until it is closed. */
final class Interruption implements AutoCloseable {

    private final String table;

    private Interruption(String table) {
        this.table = table;
    }

    /** Of rows that are inserted or updated, where a condition on {@code NEW} holds. */
    static Interruption before(String event, String table, String when) throws SQLException {
        Books.define(
                "CREATE OR REPLACE FUNCTION interrupt() RETURNS trigger LANGUAGE plpgsql AS $$"
                        + " BEGIN RAISE EXCEPTION 'interrupted'; END $$",
                "CREATE TRIGGER interrupted BEFORE " + event + " ON " + table + " FOR EACH ROW WHEN (" + when
                        + ") EXECUTE FUNCTION interrupt()");
        return new Interruption(table);
    }

    @Override
    public void close() throws SQLException {
        Books.define("DROP TRIGGER interrupted ON " + table);
    }
}
