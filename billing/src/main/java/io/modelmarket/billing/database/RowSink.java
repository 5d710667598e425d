package io.modelmarket.billing.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Does something with the current row. */
@FunctionalInterface
public interface RowSink {
    /** Reads the row the cursor is on, without moving it. */
    void take(ResultSet row) throws SQLException;
}
