package io.modelmarket.billing.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes an object of the current row. */
@FunctionalInterface
public interface RowReader<T> {
    /** Reads the row the cursor is on, without moving it. */
    T read(ResultSet row) throws SQLException;
}
